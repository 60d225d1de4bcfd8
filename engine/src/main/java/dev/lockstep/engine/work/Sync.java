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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Follows live writes: every document that the change feed names is read again and settled. One
 * thread at a time.
 *
 * <p>The position is kept only after all events before it are settled, so that a restart settles
 * some twice and none never. Writes that touched the tag are the engine's own or an SDK's, which
 * agree by construction; they are passed over, so that our writes cause no further ones. Where the
 * store has no feed this follows nothing, and repeated sweeps take its place.
 */
public final class Sync implements AutoCloseable {
  private static final String CHECKPOINT = "feed";
  private static final int EVENTS_MAX = 500;
  private static final int ATTEMPTS_MAX = 50;
  private static final int ROUNDS_MAX = 10_000;

  private final Site site;
  private final Settler settler;
  private final Tally total = new Tally();
  private Optional<ChangeFeed> feed = Optional.empty();
  private Decision decision;
  private Consumer<Value> changed = key -> {};
  private boolean idle;

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
      ChangeFeed opened = site.collection().openFeed(from);
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
    if (feed.isEmpty()) {
      pass();
    } else {
      boolean more = settleNext(feed.get(), wait);
      idle = !more;
    }
  }

  /** Settles events until none is waiting, for a bounded number of rounds. */
  public void drain() {
    idle = feed.isEmpty();
    for (int round = 0; round < ROUNDS_MAX && !idle; round++) {
      pump(Duration.ZERO);
    }
  }

  /** Settles one batch of events; whether there were any. */
  private boolean settleNext(ChangeFeed open, Duration wait) {
    return switch (open.poll(EVENTS_MAX, wait)) {
      case ChangeFeed.Batch.Gap gap -> {
        forget();
        throw new FeedGap(gap.why());
      }
      case ChangeFeed.Batch.Ended ended -> throw ended(ended.why());
      case ChangeFeed.Batch.Events events -> {
        settle(events.events());
        if (!events.events().isEmpty()) {
          save(open);
        }
        yield !events.events().isEmpty();
      }
    };
  }

  /** Passes the gate without work, so that requests are obeyed while nothing happens. */
  private void pass() {
    try (Gate.Permit permit = site.gate().enter()) {
      permit.did(0);
    }
  }

  private void settle(List<ChangeFeed.Event> events) {
    Map<Value, Map<String, Shape>> latest = new LinkedHashMap<>();
    Set<Value> keys = new LinkedHashSet<>();
    for (ChangeFeed.Event event : events) {
      if (!FeedReading.isOurs(event)) {
        keys.add(event.key());
        FeedReading.note(site.layout(), event, latest);
      }
    }
    keys.forEach(changed);
    if (keys.isEmpty()) {
      pass();
    } else {
      settle(new ArrayList<>(keys), latest);
    }
  }

  /** Settles the documents of these keys, as many at once as the gate grants. */
  private void settle(List<Value> keys, Map<Value, Map<String, Shape>> latest) {
    int attempts = 0;
    for (int from = 0; from < keys.size(); ) {
      try (Gate.Permit permit = site.gate().enter()) {
        List<Value> some = keys.subList(from, Math.min(from + permit.limit(), keys.size()));
        List<StoredDocument> documents = site.collection().read(some);
        Tally tally = settler.settle(documents, decision, latest, permit.deadline());
        permit.did(some.size());
        total.add(tally);
        if (tally.count(Tally.Kind.UNSETTLED) == 0) {
          from += some.size();
          attempts = 0;
        } else if (++attempts == ATTEMPTS_MAX) {
          throw unsettled(tally.count(Tally.Kind.UNSETTLED));
        }
      }
    }
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
      settle(keys, Map.of());
    }
  }

  private void save(ChangeFeed open) {
    Document state = Document.of("position", Value.text(open.position().token()));
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
