package dev.lockstep.engine.work;

import dev.lockstep.engine.host.Sealer;
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
 * <p>Records are sealed: the store alone tells no value. A record's id follows from what it says,
 * so keeping it twice keeps it once.
 */
public final class Conflicts {
  private static final int ATTEMPTS_MAX = 20;

  private final String change;
  private final Collection collection;
  private final SealedRecords records;

  /** The conflicts of a change in one collection. */
  public Conflicts(Store store, String collection, String change, Sealer sealer) {
    this.change = change;
    this.collection = store.collection(nameFor(collection));
    this.records = new SealedRecords(this.collection, sealer, change);
  }

  /** The name of the collection that holds the conflicts of another. */
  public static String nameFor(String collection) {
    return collection + ".lockstep_conflicts";
  }

  /** How many records there are beside a collection; needs no key. */
  public static long count(Store store, String collection) {
    return store.collection(nameFor(collection)).count(List.of());
  }

  /** How many records there are. */
  public long count() {
    return collection.count(List.of());
  }

  /** The records of the change, sealed. */
  public SealedRecords records() {
    return records;
  }

  /** Drops the collection where it holds nothing. */
  public void dropIfEmpty() {
    if (count() == 0) {
      collection.drop();
    }
  }

  void keep(Value key, List<Displaced> displaced) {
    displaced.forEach(value -> keep(records.record(content(key, value))));
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
      Path changePath = Path.of("change");
      WriteOutcome ignored =
          collection.delete(
              records.id(content(key, value)),
              List.of(new Assertion.Equal(changePath, Value.text(change))));
    }
  }

  private static Document content(Value key, Displaced displaced) {
    return Document.builder()
        .add("key", key)
        .add("component", Value.text(displaced.component()))
        .add("shape", Value.text(displaced.shape().name().toLowerCase(Locale.ROOT)))
        .add("reason", Value.text(displaced.conflict() ? "conflict" : "no-place"))
        .add("values", pairs(displaced.content()))
        .build();
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
