package dev.lockstep.demo;

import dev.lockstep.demo.data.LiveCollection;
import dev.lockstep.demo.data.Tokens;
import dev.lockstep.demo.history.History;
import dev.lockstep.demo.history.KeyHistory;
import dev.lockstep.demo.history.Version;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Spoils one document behind everybody's back, to show that the check would see it. */
final class Spoiler {
  private static final Value NOBODYS = Value.text("a value that nobody wrote");
  private static final int NOBODYS_NUMBER = -2_000_000_011;

  private final LiveCollection collection;
  private final History history;

  Spoiler(LiveCollection collection, History history) {
    this.collection = collection;
    this.history = history;
  }

  void spoil(DemoOptions.Plant plant) {
    switch (plant) {
      case NOTHING -> {}
      case LOST_WRITE -> replaceFirst(Spoiler::beforeItsLastWrite);
      case INVENTED_WRITE -> replaceFirst(Spoiler::withNobodysValue);
    }
  }

  private void replaceFirst(Function<KeyHistory, Optional<Document>> spoilt) {
    for (KeyHistory document : history.keys()) {
      Optional<Document> wrong =
          document.state().isPresent() && !document.isUnclear()
              ? spoilt.apply(document)
              : Optional.empty();
      if (wrong.isPresent()) {
        if (!collection.replace(document.key(), wrong.get())) {
          throw new IllegalStateException("The document to spoil is not in the collection");
        }
        return;
      }
    }
    throw new IllegalStateException("No document was written, so none can be spoilt");
  }

  /** The document as it was before its last write, where a store would see the difference. */
  private static Optional<Document> beforeItsLastWrite(KeyHistory document) {
    List<Version> versions = document.versions();
    if (versions.size() < 2) {
      return Optional.empty();
    }
    Document now = versions.getLast().state().orElseThrow();
    return versions
        .get(versions.size() - 2)
        .state()
        .filter(before -> !Tokens.coincide(before, now));
  }

  /**
   * The document with one field that nobody wrote after the load holding what nobody wrote ever.
   */
  private static Optional<Document> withNobodysValue(KeyHistory document) {
    List<Version> versions = document.versions();
    Document now = versions.getLast().state().orElseThrow();
    return now.names().stream()
        .filter(name -> !name.equals("_id"))
        .filter(name -> versions.stream().allMatch(v -> v.field(name).equals(now.get(name))))
        .findFirst()
        .map(name -> now.with(name, nobodys(now.get(name).orElseThrow())));
  }

  /** Of the same type where that has room: a column takes no other. */
  private static Value nobodys(Value now) {
    return switch (now) {
      case Value.Int32 n -> Value.int32(NOBODYS_NUMBER);
      case Value.Int64 n -> Value.int64(NOBODYS_NUMBER);
      case Value.Float64 n -> Value.float64(NOBODYS_NUMBER);
      case Value.DateTime n -> new Value.DateTime(NOBODYS_NUMBER);
      case Value.Bool n -> Value.bool(!n.value());
      default -> NOBODYS;
    };
  }
}
