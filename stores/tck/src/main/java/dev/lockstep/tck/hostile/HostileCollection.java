package dev.lockstep.tck.hostile;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Expansion;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.NewField;
import dev.lockstep.store.Obstacle;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.hostile.Call.Kind;
import dev.lockstep.tck.key.OnePerKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One engine's door to a collection of a hostile world. Each write of a batch is a step of its own,
 * so that live writers come between two of them and an engine dies with half a batch applied.
 */
final class HostileCollection implements Collection {
  private final HostileWorld world;
  private final String caller;
  private final Collection memory;

  HostileCollection(HostileWorld world, String caller, Collection memory) {
    this.world = world;
    this.caller = caller;
    this.memory = memory;
  }

  private <T> T call(Kind kind, Supplier<T> effect) {
    return world.call(caller, kind, name(), effect);
  }

  @Override
  public String name() {
    return memory.name();
  }

  @Override
  public List<KeyRange> ranges(int wanted) {
    return call(Kind.RANGES, () -> memory.ranges(wanted));
  }

  @Override
  public List<StoredDocument> scan(KeyRange range, Optional<Value> after, int limit) {
    return call(Kind.SCAN, () -> memory.scan(range, after, limit));
  }

  @Override
  public List<StoredDocument> read(List<Value> keys) {
    return call(Kind.READ, () -> memory.read(keys));
  }

  @Override
  public List<WriteOutcome> write(List<GuardedWrite> writes, Instant deadline) {
    OnePerKey.demand(writes);
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (GuardedWrite write : writes) {
      Call call = world.begin(caller, Kind.WRITE, name() + " " + write.key());
      if (outcomes.isEmpty()) {
        world.failIfUnreachable(call);
      }
      EngineWrite.Asked asked = asked(call, write, deadline);
      WriteOutcome outcome =
          world
              .writes()
              .perform(asked, Fault.DELAYED_WRITE, world.memory().sending(memory, write, deadline));
      outcomes.add(outcome);
      world.end(call, outcome);
    }
    return List.copyOf(outcomes);
  }

  private EngineWrite.Asked asked(Call call, GuardedWrite write, Instant deadline) {
    return new EngineWrite.Asked(
        call,
        world.now(),
        name(),
        write.key(),
        write.guard(),
        write.edits(),
        Optional.of(deadline),
        world.writes().isPaused());
  }

  @Override
  public WriteOutcome insert(Document document) {
    Value key = document.get("_id").orElseThrow();
    return own(Kind.INSERT, key, List.of(), () -> memory.insert(document));
  }

  @Override
  public WriteOutcome delete(Value key, List<Assertion> guard) {
    return own(Kind.DELETE, key, guard, () -> memory.delete(key, guard));
  }

  private WriteOutcome own(
      Kind kind, Value key, List<Assertion> guard, Supplier<WriteOutcome> effect) {
    Call call = world.begin(caller, kind, name() + " " + key);
    world.failIfUnreachable(call);
    EngineWrite.Asked asked =
        new EngineWrite.Asked(
            call,
            world.now(),
            name(),
            key,
            guard,
            List.of(),
            Optional.empty(),
            world.writes().isPaused());
    WriteOutcome outcome = world.writes().perform(asked, Fault.DELAYED_OWN_WRITE, effect);
    world.end(call, outcome);
    return outcome;
  }

  @Override
  public long count(List<Assertion> conditions) {
    return call(Kind.COUNT, () -> memory.count(conditions));
  }

  @Override
  public Expansion expand(List<NewField> fields) {
    return call(Kind.EXPAND, () -> memory.expand(fields));
  }

  @Override
  public void keep(List<String> fields) {
    world.run(caller, Kind.KEEP, name() + " " + fields, () -> memory.keep(fields));
  }

  @Override
  public void contract(List<String> fields) {
    world.run(caller, Kind.CONTRACT, name() + " " + fields, () -> memory.contract(fields));
  }

  @Override
  public List<Obstacle> obstacles() {
    return memory.obstacles();
  }

  @Override
  public Map<String, String> fixedFields() {
    return memory.fixedFields();
  }

  @Override
  public Size size() {
    return call(Kind.SIZE, memory::size);
  }

  @Override
  public ChangeFeed openFeed(Optional<FeedPosition> from, Optional<Path> passedOver) {
    return call(
        Kind.OPEN_FEED,
        () -> {
          Optional<Path> left = world.strikes(Fault.FEED_TERSE) ? passedOver : Optional.empty();
          return new HostileFeed(world, caller, name(), memory.openFeed(from, passedOver), left);
        });
  }

  @Override
  public List<Index> indexes() {
    return call(Kind.INDEXES, memory::indexes);
  }

  @Override
  public IndexOutcome createIndex(Index index) {
    return call(Kind.CREATE_INDEX, () -> memory.createIndex(index));
  }

  @Override
  public void dropIndex(String index) {
    world.run(caller, Kind.DROP_INDEX, name() + " " + index, () -> memory.dropIndex(index));
  }

  @Override
  public Optional<Document> validator() {
    return call(Kind.VALIDATOR, memory::validator);
  }

  @Override
  public void drop() {
    world.run(caller, Kind.DROP, name(), memory::drop);
  }
}
