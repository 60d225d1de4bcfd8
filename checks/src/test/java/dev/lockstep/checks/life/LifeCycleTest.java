package dev.lockstep.checks.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.mongodb.KeyOnlyWriteListener;
import dev.lockstep.mongodb.MongoStoreProvider;
import dev.lockstep.store.Store;
import dev.lockstep.tck.hostile.HostileWorld;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import dev.lockstep.testkit.time.SettableClock;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every operation lives its whole life, on each store, and with a death at every step. */
class LifeCycleTest {
  static final List<Case> CASES = Case.ALL;

  @ParameterizedTest
  @FieldSource("CASES")
  void everyOperationGoesForwardBackForwardAndIsRetiredInMemory(Case life) {
    assertThat(lifeInMemory(life, 0)).isPositive();
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void everyOperationSurvivesADeathAfterEveryStep(Case life) {
    long steps = lifeInMemory(life, 0);
    for (long step = 1; step <= steps; step++) {
      assertThat(lifeInMemory(life, step)).isPositive();
    }
  }

  /** Lives once, dying after a step if there is one of that number; answers how many there were. */
  private static long lifeInMemory(Case life, long deathAfter) {
    SettableClock clock = new SettableClock();
    MemoryStore memory = new MemoryStore(MemorySettings.of("life", clock));
    HostileWorld world = new HostileWorld(memory, clock, new SplittableRandom(1));
    world.hook(call -> clock.advance(Duration.ofMillis(1)));
    world.crashAfter(deathAfter);
    Subject subject = Subjects.of(life.name(), life.operations());
    try {
      new Life(() -> world.door("engine"), memory, subject, life.lived(), clock).live();
    } catch (AssertionError e) {
      throw new AssertionError(life + " with a death after step " + deathAfter + ": " + e, e);
    }
    return world.steps();
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void everyOperationGoesForwardBackForwardAndIsRetiredOnTheMongoWire(Case life) {
    KeyOnlyWriteListener writes = new KeyOnlyWriteListener(name -> !name.equals(Life.COLLECTION));
    MongoStoreProvider provider = new MongoStoreProvider(List.of(writes));
    try (EmbeddedMongo server = EmbeddedMongo.start();
        Store store = provider.open(URI.create(server.address() + "/life"))) {
      Subject subject = Subjects.of(life.name(), life.operations());
      new Life(() -> store, store, subject, life.lived(), Clock.systemUTC()).live();
    }
    assertThat(writes.found()).as("writes that name their document by key alone").isEmpty();
  }
}
