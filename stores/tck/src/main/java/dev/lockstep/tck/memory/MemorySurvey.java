package dev.lockstep.tck.memory;

import dev.lockstep.model.contract.Footprint;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.model.survey.Drawn;
import dev.lockstep.model.survey.EngineFacts;
import dev.lockstep.model.survey.Told;
import dev.lockstep.model.survey.Writers;
import dev.lockstep.store.Reading;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a store in memory tells of itself; it does not count uses and knows nobody's name. */
record MemorySurvey(MemoryStore store) implements Survey {
  @Override
  public CollectionSurvey collection(String name) {
    requireThere(name);
    return store.with(name, held -> survey(name, held));
  }

  private void requireThere(String name) {
    if (!store.collections().contains(name)) {
      throw new Problem(
          ProblemCode.COLLECTION_MISSING,
          "Cannot look at the collection %s: %s has none of this name"
              .formatted(name, store.name()),
          "Nothing was written.",
          "lockstep doctor URI");
    }
  }

  private static CollectionSurvey survey(String name, Contents held) {
    List<dev.lockstep.store.Index> indexes = held.catalogue().indexes();
    Storage storage =
        new Storage(
            held.catalogue()
                .validator()
                .map(rules -> new Validator(Validator.Level.STRICT, Validator.Action.ERROR)),
            indexes.stream().flatMap(index -> ttl(index).stream()).findFirst(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Footprint.NONE);
    return new CollectionSurvey(
        name,
        Optional.empty(),
        Shape.Fields.of(),
        new Keys(
            List.of(Path.of("_id")), List.of(), List.of(), List.of(), Map.of(), Optional.empty()),
        new Told.Known<>(
            new CollectionSurvey.Indexes(
                indexes.stream().map(MemorySurvey::index).toList(),
                new Told.Declined<>("counts of the uses of an index"))),
        new Told.Known<>(storage),
        new Told.Known<>(EngineFacts.NONE),
        new Told.Known<>((long) held.documents().size()));
  }

  private static Optional<Ttl> ttl(dev.lockstep.store.Index index) {
    return index
        .expireAfter()
        .map(after -> new Ttl(Optional.of(path(index.keys().name(0))), Optional.of(after)));
  }

  private static Index index(dev.lockstep.store.Index index) {
    List<KeyPart> keys = new ArrayList<>();
    for (int i = 0; i < index.keys().size(); i++) {
      boolean isFalling = index.keys().value(i).equals(Value.int32(-1));
      keys.add(
          new KeyPart(
              path(index.keys().name(i)), isFalling ? KeyPart.Order.DESC : KeyPart.Order.ASC));
    }
    return new Index(
        Optional.empty(),
        index.name(),
        keys,
        Optional.empty(),
        new Index.Options(
            index.unique(),
            index.sparse(),
            index.partial(),
            index.expireAfter(),
            Optional.empty(),
            Optional.empty()));
  }

  private static Path path(String dotted) {
    return Path.of(dotted.split("\\.", -1));
  }

  @Override
  public Writers writers() {
    return new Writers(List.of(), List.of(new Told.Declined<>("names of applications")));
  }

  @Override
  public Reading read(String collection, OptionalLong sample) {
    requireThere(collection);
    List<StoredDocument> read =
        store.with(
            collection,
            held ->
                held.documents().values().stream()
                    .limit(sample.orElse(Long.MAX_VALUE))
                    .map(Held::asStored)
                    .toList());
    return new Once(sample.isPresent() ? Drawn.FIRST : Drawn.ALL, new ArrayList<>(read));
  }

  /** All in one batch. */
  private record Once(Drawn drawn, List<StoredDocument> rest) implements Reading {
    @Override
    public List<StoredDocument> next() {
      List<StoredDocument> batch = List.copyOf(rest);
      rest.clear();
      return batch;
    }

    @Override
    public void close() {
      rest.clear();
    }
  }
}
