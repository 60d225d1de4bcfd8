package dev.lockstep.tck.hostile;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.tck.key.KeyOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A feed that comes late, repeats itself, mixes keys, passes over what it may and forgets; the
 * events of one key keep their order. A poll that waits lets virtual time pass.
 */
final class HostileFeed implements ChangeFeed {
  private final HostileWorld world;
  private final String caller;
  private final String collection;
  private final ChangeFeed memory;
  private final Optional<Path> passedOver;
  private List<Event> last = List.of();

  HostileFeed(
      HostileWorld world,
      String caller,
      String collection,
      ChangeFeed memory,
      Optional<Path> passedOver) {
    this.world = world;
    this.caller = caller;
    this.collection = collection;
    this.memory = memory;
    this.passedOver = passedOver;
  }

  @Override
  public Batch poll(int limit, Duration wait) {
    return world.call(caller, Call.Kind.POLL, collection, () -> next(limit, wait));
  }

  private Batch next(int limit, Duration wait) {
    if (world.strikes(Fault.FEED_TRUNCATED)) {
      world.memory().truncateFeed(collection);
    }
    if (world.strikes(Fault.FEED_DELAYED)) {
      return nothing(wait);
    }
    if (!last.isEmpty() && last.size() <= limit && world.strikes(Fault.FEED_REPEATED)) {
      return new Batch.Events(last);
    }
    Batch batch = memory.poll(limit, Duration.ZERO);
    return switch (batch) {
      case Batch.Events events when events.events().isEmpty() -> nothing(wait);
      case Batch.Events events -> answered(told(events.events()));
      case Batch.Gap gap -> gap;
      case Batch.Ended ended -> ended;
    };
  }

  private Batch nothing(Duration wait) {
    world.pass(wait);
    return new Batch.Events(List.of());
  }

  private List<Event> told(List<Event> events) {
    return events.stream()
        .filter(event ->
            passedOver.isEmpty()
                || event.kind() != Kind.UPDATED
                || event.touched().filter(t -> t.contains(passedOver.get())).isEmpty())
        .toList();
  }

  private Batch answered(List<Event> events) {
    last = world.strikes(Fault.FEED_MIXED) ? mixed(events) : events;
    return new Batch.Events(last);
  }

  /** Draws the next event at random, but the first one left of its key. */
  private List<Event> mixed(List<Event> events) {
    List<Event> left = new ArrayList<>(events);
    List<Event> mixed = new ArrayList<>();
    while (!left.isEmpty()) {
      Value key = left.get(world.random().nextInt(left.size())).key();
      int first = 0;
      while (KeyOrder.BSON.compare(left.get(first).key(), key) != 0) {
        first++;
      }
      mixed.add(left.remove(first));
    }
    return List.copyOf(mixed);
  }

  @Override
  public FeedPosition position() {
    return memory.position();
  }

  @Override
  public void close() {
    memory.close();
  }
}
