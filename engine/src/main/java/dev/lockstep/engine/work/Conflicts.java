package dev.lockstep.engine.work;

import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Reconciliation.Displaced;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Store;
import dev.lockstep.store.WriteOutcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Values that a write displaced and no shape of the document holds any more, kept beside the
 * collection so that nothing acknowledged is lost. Threads may share it.
 *
 * <p>A record's id is the digest of what it says, so keeping it twice keeps it once.
 */
public final class Conflicts {
  private static final int ATTEMPTS_MAX = 20;

  private final String change;
  private final Collection collection;

  /** The conflicts of a change in one collection. */
  public Conflicts(Store store, String collection, String change) {
    this.change = change;
    this.collection = store.collection(nameFor(collection));
  }

  /** The name of the collection that holds the conflicts of another. */
  public static String nameFor(String collection) {
    return collection + ".lockstep_conflicts";
  }

  /** How many records there are. */
  public long count() {
    return collection.count(List.of());
  }

  /** Drops the collection where it holds nothing. */
  public void dropIfEmpty() {
    if (count() == 0) {
      collection.drop();
    }
  }

  void keep(Value key, List<Displaced> displaced) {
    displaced.forEach(value -> keep(record(key, value)));
  }

  private void keep(Document entry) {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      switch (collection.insert(entry)) {
        case WriteOutcome.Applied applied -> {
          return;
        }
        case WriteOutcome.Conflicting present -> {
          return;
        }
        case WriteOutcome.Unknown unknown -> {}
        case WriteOutcome.Refused refused -> throw cannotKeep(refused.why());
      }
    }
    throw cannotKeep("the store does not say whether it took it");
  }

  private Problem cannotKeep(String why) {
    return new Problem(
        ProblemCode.STORE_FAILED,
        "Cannot keep a displaced value in " + collection.name() + ": " + why,
        "the value still stands in its document; the rollout stops before overwriting it",
        "lockstep why " + change);
  }

  /** A write had no effect, so what it would have displaced still stands. */
  void forget(Value key, List<Displaced> displaced) {
    for (Displaced value : displaced) {
      Document entry = record(key, value);
      Path changePath = Path.of("change");
      WriteOutcome ignored =
          collection.delete(
              entry.get("_id").orElseThrow(),
              List.of(new Assertion.Equal(changePath, Value.text(change))));
    }
  }

  private Document record(Value key, Displaced displaced) {
    Document content =
        Document.builder()
            .add("change", Value.text(change))
            .add("key", key)
            .add("component", Value.text(displaced.component()))
            .add("shape", Value.text(displaced.shape().name().toLowerCase(Locale.ROOT)))
            .add("reason", Value.text(displaced.conflict() ? "conflict" : "no-place"))
            .add("values", pairs(displaced.content()))
            .build();
    return content.inserting(0, "_id", Value.text(Digest.of(content).toString()));
  }

  /** Paths have dots, so they are values here, not names. */
  private static Value pairs(Document content) {
    return new Value.Array(
        IntStream.range(0, content.size())
            .<Value>mapToObj(
                i -> Document.of("path", Value.text(content.name(i)), "value", content.value(i)))
            .toList());
  }
}
