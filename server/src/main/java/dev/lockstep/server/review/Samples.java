package dev.lockstep.server.review;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.step.TiedChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Made-up documents that the contract before a change allows, to look at the change with.
 *
 * @param samples different ones, the fullest first
 */
record Samples(List<Sample> samples) {
  /** Texts that become values of a type. */
  private static final Map<ValueType, Value> CONVERTIBLE =
      Map.of(
          ValueType.INT32, Value.text("7"),
          ValueType.INT64, Value.text("7"),
          ValueType.DOUBLE, Value.text("7"),
          ValueType.DECIMAL128, Value.text("7"),
          ValueType.BOOL, Value.text("true"),
          ValueType.DATE, Value.text("2026-11-20T00:00:00Z"));

  /**
   * One document.
   *
   * @param about what is special about it
   * @param document as Extended JSON, to be shown, edited and sent back
   */
  record Sample(String about, String document) {
    private static Sample of(String about, Document document) {
      return new Sample(about, Preview.text(document));
    }
  }

  static Samples of(TiedChange tied) {
    CollectionPromise collection = tied.collection();
    Document fullest = Specimens.fullest(collection.shape());
    Document suiting = fullest;
    for (Operation.Step step : tied.parsed().change().operations()) {
      suiting = suited(suiting, step.operation());
    }
    List<Sample> all =
        Stream.of(
                Sample.of("values that the operations know", suiting),
                Sample.of("every field", fullest),
                Sample.of("required fields alone", Specimens.smallest(collection.shape())))
            .toList();
    return new Samples(
        all.stream().filter(each -> first(all, each.document()).equals(each)).toList());
  }

  private static Sample first(List<Sample> all, String document) {
    return all.stream().filter(each -> each.document().equals(document)).findFirst().orElseThrow();
  }

  /** The document with a value that the operation has a place for. */
  private static Document suited(Document document, Operation operation) {
    if (operation instanceof Operation.Convert convert) {
      return put(document, convert.path(), Optional.ofNullable(CONVERTIBLE.get(convert.to())));
    }
    if (operation instanceof Operation.MapValues map) {
      return put(document, map.path(), map.values().keySet().stream().findFirst());
    }
    if (operation instanceof Operation.Split split) {
      String parts = split.template().replaceAll("\\{[^}]*}", "part");
      return put(document, split.path(), Optional.of(Value.text(parts)));
    }
    return document;
  }

  /** Only a text makes way: what has another type already is what the contract allows. */
  private static Document put(Document document, Path path, Optional<Value> value) {
    boolean isPlain = path.steps().stream().allMatch(Path.Step.Field.class::isInstance);
    return isPlain
            && value.isPresent()
            && Places.get(document, path).filter(Value.Text.class::isInstance).isPresent()
        ? Places.set(document, path, value.get())
        : document;
  }
}
