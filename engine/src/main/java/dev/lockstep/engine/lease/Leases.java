package dev.lockstep.engine.lease;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Takes, renews and gives up the leases of a store's collections.
 *
 * <p>There is no thread behind it: whoever works under a lease calls {@link #keep} between batches.
 * Deadlines are by the store's clock. Beside them this process keeps its own end of each lease,
 * counted from before the store was asked for its time, so that it never believes to hold a lease
 * longer than the store does. Threads may share an instance.
 */
public final class Leases {
  /** The collection that holds the leases. */
  public static final String COLLECTION = "lockstep_leases";

  private static final int ATTEMPTS = 8;

  private final LeaseDocuments documents;
  private final Store store;
  private final RandomGenerator tokens;
  private final InstantSource clock;
  private final Duration length;

  /**
   * Leases of a store.
   *
   * @param tokens tells acquisitions apart
   * @param clock this process's clock, which must not run slow or be set back
   * @param length how long a lease lasts without renewal
   */
  public Leases(Store store, RandomGenerator tokens, InstantSource clock, Duration length) {
    this.documents = new LeaseDocuments(store);
    this.store = store;
    this.tokens = tokens;
    this.clock = clock;
    this.length = length;
  }

  /** Whether a write made under a lease may still take effect. */
  public enum Writes {
    /** None can take effect later. */
    SETTLED,
    /** At least one has no answer: it may take effect until the deadline it carries. */
    UNSETTLED
  }

  /** This process's time, and the store's at that moment or later. */
  private record Moment(Instant local, Instant store) {}

  private Moment moment() {
    Instant local = clock.instant();
    return new Moment(local, store.now().truncatedTo(ChronoUnit.MILLIS));
  }

  /** What the store holds about a collection's lease. */
  public Optional<LeaseRecord> find(String collection) {
    return documents.find(collection);
  }

  /**
   * Takes the lease of a collection if nobody works under it.
   *
   * @param provenDead whether the process of this recorded owner is known to have ended, so that
   *     its deadline need not be waited for
   */
  public Acquisition acquire(Claim claim, Predicate<String> provenDead) {
    long token = tokens.nextLong();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Moment now = moment();
      Optional<LeaseRecord> found = documents.find(claim.collection());
      if (found.isPresent() && found.get().token() == token) {
        return new Acquisition.Held(lease(found.get(), now));
      }
      Optional<Acquisition> refused = found.flatMap(r -> refusal(claim, r, now, provenDead));
      if (refused.isPresent()) {
        return refused.get();
      }
      LeaseRecord wanted = taking(claim, found, now, token);
      if (documents.put(found, wanted, wanted.deadline())) {
        return new Acquisition.Held(lease(wanted, now));
      }
    }
    throw undecided(claim.collection());
  }

  /**
   * Why the claim is refused, if it is. An altered change is taken only by one whose own record of
   * the rollout is the latest: epochs alone tell nothing, since other rollouts have them too.
   */
  private static Optional<Acquisition> refusal(
      Claim claim, LeaseRecord found, Moment now, Predicate<String> provenDead) {
    if (!found.change().equals(claim.change())) {
      return Optional.of(
          new Acquisition.Occupied(claim.collection(), claim.change(), found.change()));
    }
    boolean known = claim.epochMin() >= found.epoch() && provenDead.test(found.owner());
    if (!found.fingerprint().equals(claim.fingerprint()) && !known) {
      return Optional.of(new Acquisition.Altered(claim.collection(), claim.change()));
    }
    if (found.isLiveAt(now.store()) && !provenDead.test(found.owner())) {
      return Optional.of(
          new Acquisition.Busy(
              claim.collection(), claim.change(), found.owner(), found.deadline()));
    }
    return Optional.empty();
  }

  private LeaseRecord taking(Claim claim, Optional<LeaseRecord> found, Moment now, long token) {
    return new LeaseRecord(
        claim.collection(),
        claim.change(),
        claim.fingerprint(),
        claim.owner(),
        Math.max(found.map(LeaseRecord::epoch).orElse(0L), claim.epochMin()) + 1,
        now.store().plus(length),
        found.map(LeaseRecord::fenceAfterIt).orElse(Instant.EPOCH),
        token);
  }

  /** The lease itself while more than half of it is left, else renewed. Cheap: call it often. */
  public Lease keep(Lease lease) {
    Duration left = Duration.between(clock.instant(), lease.localEnd());
    return left.compareTo(length.dividedBy(2)) > 0 ? lease : renew(lease);
  }

  /**
   * Extends the lease.
   *
   * @throws Problem with code {@code LEASE_LOST} if somebody else has it
   */
  public Lease renew(Lease lease) {
    return extend(lease, lease.epoch(), lease.fenceUntil());
  }

  /**
   * Begins a new epoch under the same lease.
   *
   * @param earlier whether writes of the epoch so far may still take effect; then {@link
   *     Lease#fenceUntil} says until when
   * @throws Problem with code {@code LEASE_LOST} if somebody else has it
   */
  public Lease advance(Lease lease, Writes earlier) {
    return extend(lease, lease.epoch() + 1, fenceAfter(lease.record(), earlier));
  }

  private static Instant fenceAfter(LeaseRecord record, Writes earlier) {
    return switch (earlier) {
      case SETTLED -> record.fence();
      case UNSETTLED -> record.fenceAfterIt();
    };
  }

  /**
   * A lease that is gone is lost, even to a holder who thinks it still has time: it was removed by
   * one who finished the change, or went with the collection; putting it back would let two finish.
   */
  private Lease extend(Lease lease, long epoch, Instant fence) {
    LeaseRecord known = lease.record();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Moment now = moment();
      LeaseRecord wanted = changed(known, epoch, now.store().plus(length), fence);
      if (documents.put(Optional.of(known), wanted, wanted.deadline())) {
        return lease(wanted, now);
      }
      known =
          documents
              .find(lease.collection())
              .filter(r -> r.token() == lease.record().token())
              .orElseThrow(() -> lost(lease));
    }
    throw undecided(lease.collection());
  }

  /** The record changed so; its deadline never comes nearer. */
  private static LeaseRecord changed(LeaseRecord r, long epoch, Instant deadline, Instant fence) {
    return new LeaseRecord(
        r.collection(),
        r.change(),
        r.fingerprint(),
        r.owner(),
        epoch,
        deadline.isAfter(r.deadline()) ? deadline : r.deadline(),
        fence,
        r.token());
  }

  /**
   * Ends the lease so that another process may take it at once. The record stays, and with it the
   * claim of the change on the collection. Does nothing if the lease is somebody else's by now.
   */
  public void release(Lease lease, Writes writes) {
    LeaseRecord known = lease.record();
    long token = tokens.nextLong();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Instant now = moment().store();
      LeaseRecord ended = ended(known, now, fenceAfter(known, writes), token);
      if (documents.put(Optional.of(known), ended, now.plus(length))) {
        return;
      }
      Optional<LeaseRecord> found =
          documents.find(lease.collection()).filter(r -> r.token() == lease.record().token());
      if (found.isEmpty()) {
        return;
      }
      known = found.get();
    }
  }

  private static LeaseRecord ended(LeaseRecord r, Instant now, Instant fence, long token) {
    Instant deadline = now.isBefore(r.deadline()) ? now : r.deadline();
    return new LeaseRecord(
        r.collection(), r.change(), r.fingerprint(), r.owner(), r.epoch(), deadline, fence, token);
  }

  /**
   * Removes the lease, and the collection of leases if it was the last: the change is over and
   * nothing of it is left.
   *
   * @throws Problem with code {@code LEASE_LOST} if somebody else has it
   */
  public void remove(Lease lease) {
    LeaseRecord known = lease.record();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (documents.delete(known)) {
        documents.dropIfEmpty();
        return;
      }
      Optional<LeaseRecord> found = documents.find(lease.collection());
      if (found.isEmpty()) {
        documents.dropIfEmpty();
        return;
      }
      known = found.filter(r -> r.token() == lease.record().token()).orElseThrow(() -> lost(lease));
    }
    throw undecided(lease.collection());
  }

  private Lease lease(LeaseRecord record, Moment now) {
    Duration left = Duration.between(now.store(), record.deadline());
    return new Lease(record, record.deadline().minus(length.dividedBy(10)), now.local().plus(left));
  }

  private Problem lost(Lease lease) {
    String owner = find(lease.collection()).map(LeaseRecord::owner).orElse("nobody");
    return new Problem(
            ProblemCode.LEASE_LOST,
            "Cannot go on with change %s on collection %s: its lease ended, and %s holds it now"
                .formatted(lease.change(), lease.collection(), owner),
            "This process stopped writing; every document is whole in both shapes.",
            "lockstep status")
        .with("collection", lease.collection())
        .with("epoch", lease.epoch())
        .with("owner", owner);
  }

  private Problem undecided(String collection) {
    return new Problem(
            ProblemCode.STORE_FAILED,
            "Cannot decide who holds the lease of collection %s: %d writes in a row to %s had no"
                    .formatted(collection, ATTEMPTS, store.name())
                + " known outcome",
            "No document was written; a lease that was taken nevertheless ends by itself within "
                + length.toSeconds()
                + " s.",
            "lockstep run")
        .with("collection", collection);
  }
}
