package dev.lockstep.registry.rule.query;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds: an index over a field that becomes an array. */
public final class IndexMultikeyOrParallelArrays implements Rule {
  private static final About ABOUT =
      new About(
          "INDEX_MULTIKEY_OR_PARALLEL_ARRAYS",
          Category.QUERIES,
          "an index over a field that becomes an array",
          "The index grows and no longer gives an order, and a document with two arrays in one"
              + " index is refused.",
          "Give the array an index of its own.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    boolean isOther =
        subject.pair().after().engine().filter(engine -> engine != Engine.MONGODB).isPresent();
    return isOther
        ? List.of()
        : subject.pair().after().indexes().stream()
            .filter(index -> index.kind().isEmpty())
            .flatMap(index -> drafts(subject, index))
            .toList();
  }

  private static Stream<Draft> drafts(Subject subject, Index index) {
    Shape.Fields before = subject.pair().before().shape();
    Shape.Fields after = subject.pair().after().shape();
    List<Path> arrays =
        index.keys().stream().map(KeyPart::path).filter(path -> isArray(after, path)).toList();
    List<Path> fresh = arrays.stream().filter(path -> !isArray(before, path)).toList();
    if (arrays.size() > 1 && !fresh.isEmpty()) {
      return Stream.of(
          Draft.at(fresh.getFirst(), "two arrays are in the index " + index.name())
              .on(Edge.OLD_WRITER_NEW_VALIDATOR, Level.ERROR)
              .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
              .values("", index.name())
              .shownBy(both(after, arrays)));
    }
    Stream<Draft> certain =
        fresh.stream()
            .map(path ->
                Draft.at(path, "the index " + index.name() + " holds each element of an array")
                    .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
                    .values("", index.name()));
    Stream<Draft> open =
        subject.pair().places(Place.Kept.class).stream()
            .filter(place ->
                index.keys().stream().anyMatch(key -> key.path().equals(place.after().path())))
            .filter(place -> isOpen(place.after().node()) && !isOpen(place.before().node()))
            .map(place ->
                Draft.at(place.path(), "the index " + index.name() + " may hold arrays")
                    .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN)
                    .values("", index.name()));
    return Stream.concat(certain, open);
  }

  /** A document in which both are there. */
  private static Value both(Shape.Fields shape, List<Path> arrays) {
    Document one = Specimens.with(shape, arrays.get(0));
    Document other = Specimens.with(shape, arrays.get(1));
    for (String name : other.names()) {
      one = one.has(name) ? one : one.with(name, other.get(name).orElse(Value.NULL));
    }
    return one;
  }

  private static boolean isOpen(Node node) {
    return node.shape() instanceof Shape.Any || node.shape() instanceof Shape.Union;
  }

  private static boolean isArray(Shape.Fields shape, Path path) {
    return IntStream.rangeClosed(1, path.steps().size())
        .mapToObj(depth -> new Path(path.steps().subList(0, depth)))
        .flatMap(above -> shape.at(above).stream())
        .anyMatch(node -> node.shape() instanceof Shape.Elements);
  }
}
