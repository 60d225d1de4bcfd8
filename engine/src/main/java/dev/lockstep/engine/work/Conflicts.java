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
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Values that a write displaced and no shape of the document holds any more, kept beside the
 * collection so that nothing acknowledged is lost. Threads may share it.
 *
 * <p>Records are sealed: the store alone tells no value. A record's id follows from what it says
 * and from the epoch, so that one engine keeps a value once, and none forgets what another relies
 * on.
 */
public final class Conflicts {
  private static final int ATTEMPTS_MAX = 20;

  private final String change;
  private final Collection collection;
  private final SealedRecords records;
  private final LongSupplier epoch;

  /**
   * The conflicts of a change at a site.
   *
   * @param epoch the epoch of the engine that keeps them now
   */
  public Conflicts(Site site, String change, Sealer sealer, LongSupplier epoch) {
    this.change = change;
    this.collection = site.store().collection(nameFor(site.collection().name()));
    this.records = new SealedRecords(collection, sealer, change);
    this.epoch = epoch;
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

  /**
   * Makes values durable.
   *
   * @return the ids of the records that were not there before
   */
  List<Value> keep(Value key, List<Displaced> displaced) {
    return displaced.stream()
        .map(value -> records.record(content(key, value)))
        .filter(this::isNew)
        .map(entry -> entry.get("_id").orElseThrow())
        .toList();
  }

  private boolean isNew(Document entry) {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      switch (collection.insert(entry)) {
        case WriteOutcome.Applied applied -> {
          return true;
        }
        case WriteOutcome.Conflicting present -> {
          return false;
        }
        case WriteOutcome.Unknown unknown -> {}
        case WriteOutcome.Shadowed shadowed -> {}
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

  /**
   * A write had no effect, so what it would have displaced still stands.
   *
   * @param kept what was new for this very write: what was there before may be all that is left of
   *     a value that an earlier write displaced, also one whose outcome is not known
   */
  void forget(List<Value> kept) {
    for (Value id : kept) {
      Path changePath = Path.of("change");
      WriteOutcome ignored =
          collection.delete(id, List.of(new Assertion.Equal(changePath, Value.text(change))));
    }
  }

  private Document content(Value key, Displaced displaced) {
    return Document.builder()
        .add("key", key)
        .add("component", Value.text(displaced.component()))
        .add("shape", Value.text(displaced.shape().name().toLowerCase(Locale.ROOT)))
        .add("reason", Value.text(displaced.conflict() ? "conflict" : "no-place"))
        .add("values", pairs(displaced.content()))
        .add("epoch", Value.int64(epoch.getAsLong()))
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
