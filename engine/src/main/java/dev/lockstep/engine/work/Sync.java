package dev.lockstep.engine.work;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Capability;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.StoredDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Follows live writes: every document that the change feed names is read again and settled, and so
 * is every one that a pass left because only the feed knows which side was written last. Threads
 * may share it; they take turns.
 *
 * <p>The position is kept only after all events before it are settled, so that a restart settles
 * some twice and none never. Writes that touched the tag are the engine's own or an SDK's, which
 * agree by construction; they are passed over, by the store where it can, so that our writes cause
 * no further ones. Where the store has no feed this follows nothing, and repeated sweeps take its
 * place.
 */
public final class Sync implements AutoCloseable {
  private static final String CHECKPOINT = "feed";
  private static final int EVENTS_MAX = 500;
  private static final int ATTEMPTS_MAX = 50;
  private static final int ROUNDS_MAX = 10_000;
  private static final int UNHEARD_MAX = 100;
  private static final Duration HEAR_WAIT = Duration.ofMillis(20);

  private final Site site;
  private final Settler settler;
  private final Tally total = new Tally();
  private final ReentrantLock turn = new ReentrantLock();
  private final Set<Value> left = ConcurrentHashMap.newKeySet();
  private Optional<ChangeFeed> feed = Optional.empty();
  private FeedPosition kept = new FeedPosition("");
  private int unheard;
  private Decision decision;
  private Consumer<Value> changed = key -> {};

  /** A sync that settles by this decision. */
  public Sync(Site site, Settler settler, Decision decision) {
    this.site = site;
    this.settler = settler;
    this.decision = decision;
  }

  /** Whether live writes are followed by a feed rather than by sweeps. */
  public boolean hasFeed() {
    return site.store().capabilities().contains(Capability.CHANGE_FEED);
  }

  /**
   * Opens the feed where it was left, or now, and keeps the position before anything is scanned.
   */
  public void open() {
    if (hasFeed() && feed.isEmpty()) {
      Optional<FeedPosition> from = site.checkpoints().load(CHECKPOINT).flatMap(Sync::position);
      ChangeFeed opened = site.collection().openFeed(from, Optional.of(FeedReading.TAG));
      feed = Optional.of(opened);
      save(opened);
    }
  }

  /** Whether a position to go on from is kept. */
  public boolean hasPosition() {
    return site.checkpoints().load(CHECKPOINT).isPresent();
  }

  /** Where the feed stands; empty text where there is none. */
  public String position() {
    return feed.map(open -> open.position().token()).orElse("");
  }

  /** From now on documents are settled by this decision. */
  public void decideBy(Decision next) {
    this.decision = next;
  }

  /** Tells every key that live writes touched from now on. */
  public void onChanged(Consumer<Value> consumer) {
    this.changed = consumer;
  }

  /** What came of all that was followed so far. */
  public Tally total() {
    return total;
  }

  /**
   * Settles the next events.
   *
   * @param wait how long to wait for the first
   * @throws FeedGap if events were lost and everything must be scanned again
   */
  public void pump(Duration wait) {
    boolean ignored = settlesMore(wait);
  }

  /** Settles the next events; whether there were any. */
  private boolean settlesMore(Duration wait) {
    turn.lock();
    try {
      if (feed.isEmpty()) {
        pass();
        return false;
      }
      return settleNext(feed.get(), wait);
    } finally {
      turn.unlock();
    }
  }

  /** Settles events until none is waiting, for a bounded number of rounds. */
  public void drain() {
    boolean more = feed.isPresent();
    for (int round = 0; round < ROUNDS_MAX && more; round++) {
      more = settlesMore(Duration.ZERO);
    }
  }

  /** Settles one batch of events; whether there were any. */
  private boolean settleNext(ChangeFeed open, Duration wait) {
    Hearing hearing = hearing();
    boolean any = hearing.note(next(open, wait));
    if (hearing.isSettled()) {
      pass();
    }
    Tally tally = settle(hearing);
    total.add(tally);
    return any;
  }

  private Hearing hearing() {
    return new Hearing(
        site.layout(),
        () -> feed.map(open -> next(open, HEAR_WAIT)).orElse(List.of()),
        key -> changed.accept(key));
  }

  private List<ChangeFeed.Event> next(ChangeFeed open, Duration wait) {
    return switch (open.poll(EVENTS_MAX, wait)) {
      case ChangeFeed.Batch.Gap gap -> {
        forget();
        throw new FeedGap(gap.why());
      }
      case ChangeFeed.Batch.Ended ended -> throw ended(ended.why());
      case ChangeFeed.Batch.Events events -> events.events();
    };
  }

  /** Passes the gate without work, so that requests are obeyed while nothing happens. */
  private void pass() {
    try (Gate.Permit permit = site.gate().enter()) {
      permit.did(0);
    }
  }

  /** Settles all documents heard of, as many at once as the gate grants; then the position. */
  private Tally settle(Hearing hearing) {
    Tally tally = new Tally();
    int attempts = 0;
    while (!hearing.isSettled()) {
      try (Gate.Permit permit = site.gate().enter()) {
        List<Value> some = hearing.next(permit.limit());
        List<StoredDocument> documents = site.collection().read(some);
        Tally now = settler.settle(documents, decision, hearing, permit.deadline());
        permit.did(some.size());
        tally.add(now);
        if (now.count(Tally.Kind.UNSETTLED) == 0) {
          attempts = 0;
          hearing.settled(some);
        } else if (++attempts == ATTEMPTS_MAX) {
          throw unsettled(now.count(Tally.Kind.UNSETTLED));
        } else {
          hearing.settle(some);
        }
      }
    }
    feed.filter(open -> hearing.hasHeard() || hasMovedLong(open)).ifPresent(this::save);
    return tally;
  }

  private Problem unsettled(long documents) {
    return new Problem(
        ProblemCode.STORE_FAILED,
        "Cannot follow the writes to %s: the outcome of our writes to %d documents stays unknown"
            .formatted(site.collection().name(), documents),
        "those documents hold their last live write; the next run settles them first",
        "lockstep run");
  }

  /** Settles these documents where no feed would bring them. */
  public void settleWithoutFeed(List<Value> keys) {
    if (!hasFeed()) {
      total.add(settleInTurn(keys));
    }
  }

  /**
   * The order of writes as a pass knows it: none where there is a feed, since the feed may know
   * more. Documents of which both sides moved are left to {@link #settleLeft}.
   */
  public Order leavingTies() {
    return hasFeed() ? new Leaving(left) : Order.UNKNOWN;
  }

  private record Leaving(Set<Value> left) implements Order {
    @Override
    public Map<String, Shape> latest(Value key) {
      return Map.of();
    }

    @Override
    public boolean hear(List<Value> contested) {
      left.addAll(contested);
      return false;
    }
  }

  /** Settles those of these documents that were left, by what the feed says. */
  public Tally settleLeft(List<Value> keys) {
    List<Value> ties = keys.stream().filter(left::contains).toList();
    if (ties.isEmpty()) {
      return new Tally();
    }
    Tally tally = settleInTurn(ties);
    ties.forEach(left::remove);
    return tally;
  }

  private Tally settleInTurn(List<Value> keys) {
    turn.lock();
    try {
      Hearing hearing = hearing();
      hearing.settle(keys);
      return settle(hearing);
    } finally {
      turn.unlock();
    }
  }

  /** Also past what it passes over the position moves on, or it would be lost in the end. */
  private boolean hasMovedLong(ChangeFeed open) {
    return ++unheard >= UNHEARD_MAX && !open.position().equals(kept);
  }

  private void save(ChangeFeed open) {
    unheard = 0;
    kept = open.position();
    Document state = Document.of("position", Value.text(kept.token()));
    site.checkpoints().save(CHECKPOINT, state);
  }

  private static Optional<FeedPosition> position(Document state) {
    return state.get("position").map(value -> new FeedPosition(((Value.Text) value).value()));
  }

  private Problem ended(String why) {
    return new Problem(
        ProblemCode.COLLECTION_MISSING,
        "Cannot follow the writes to " + site.collection().name() + ": " + why,
        "the rollout stands still; nothing was written after that",
        "lockstep status");
  }

  /** Forgets the position, so that the next open starts from now. */
  public void forget() {
    close();
    site.checkpoints().clear(CHECKPOINT);
  }

  @Override
  public void close() {
    feed.ifPresent(ChangeFeed::close);
    feed = Optional.empty();
  }

  /** Events were lost: only a new scan of everything finds what they were about. */
  public static final class FeedGap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FeedGap(String why) {
      super(why);
    }
  }
}
