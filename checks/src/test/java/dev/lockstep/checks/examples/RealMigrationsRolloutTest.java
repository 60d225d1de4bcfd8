package dev.lockstep.checks.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.checks.life.Life;
import dev.lockstep.checks.life.Life.Lived;
import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.model.change.Operation.AddIndex;
import dev.lockstep.model.change.Operation.DropIndex;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.tck.hostile.HostileWorld;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.testkit.time.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every example lives a whole rollout: forward, back byte for byte, forward again, retired. */
class RealMigrationsRolloutTest {
  static final List<Example> EXAMPLES = RealMigrations.read().said();

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void wholeRolloutGoesForwardBackForwardAndIsRetired(Example example) {
    SettableClock clock = new SettableClock();
    MemoryStore memory = new MemoryStore(MemorySettings.of("examples", clock));
    HostileWorld world = new HostileWorld(memory, clock, new SplittableRandom(1));
    world.hook(call -> clock.advance(Duration.ofMillis(1)));
    Collection collection = memory.collection(Life.COLLECTION);
    dropped(example)
        .forEach(name ->
            assertThat(collection.createIndex(index(name))).isInstanceOf(IndexOutcome.Ready.class));
    Subject subject = Subjects.of(example.change());
    new Life(
            () -> world.door("engine"),
            memory,
            subject,
            new Lived(example.olds(), Apart.tell(subject, example.olds())),
            clock)
        .live();
    List<String> names = collection.indexes().stream().map(Index::name).toList();
    assertThat(added(example)).allMatch(names::contains);
    assertThat(dropped(example)).noneMatch(names::contains);
  }

  private static Index index(String name) {
    return new Index(
        name, Document.of(name, Value.int32(1)), false, false, Optional.empty(), Optional.empty());
  }

  private static List<String> added(Example example) {
    return example.change().operations().stream()
        .map(Step::operation)
        .flatMap(o -> o instanceof AddIndex add ? Stream.of(add.name()) : Stream.empty())
        .toList();
  }

  private static List<String> dropped(Example example) {
    return example.change().operations().stream()
        .map(Step::operation)
        .flatMap(o -> o instanceof DropIndex drop ? Stream.of(drop.name()) : Stream.empty())
        .toList();
  }
}
