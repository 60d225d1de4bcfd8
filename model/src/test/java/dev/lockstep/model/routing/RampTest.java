package dev.lockstep.model.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.testkit.seed.SeededTest;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A ramp is sticky, monotone, even, and costs no memory. */
class RampTest {
  private static final Salt SALT = new Salt("orders-address", 1);

  @SeededTest(cases = 300)
  void aGrowingShareOnlyAddsRecordsAndAShrinkingOneTakesTheLastBack(SplittableRandom random) {
    int less = random.nextInt(Buckets.COUNT);
    int more = less + random.nextInt(Buckets.COUNT - less + 1);
    Ramp low = new Ramp(SALT, List.of(Share.ofAll(less)));
    Ramp high = new Ramp(SALT, List.of(Share.ofAll(more)));
    for (int i = 0; i < 200; i++) {
      long key = random.nextLong();
      if (low.route(key, Traits.NONE) == Shape.NEW) {
        assertThat(high.route(key, Traits.NONE)).isEqualTo(Shape.NEW);
      }
      assertThat(new Ramp(SALT, low.shares()).route(key, Traits.NONE))
          .isEqualTo(low.route(key, Traits.NONE));
    }
  }

  @SeededTest(cases = 200)
  void oneMoreShareOnlyAddsRecords(SplittableRandom random) {
    Share first = anyShare(random);
    Ramp one = new Ramp(SALT, List.of(first));
    Ramp two = new Ramp(SALT, List.of(first, anyShare(random)));
    for (int i = 0; i < 100; i++) {
      Traits traits = new Traits("c" + random.nextInt(3), "r" + random.nextInt(3));
      long key = random.nextLong();
      if (one.route(key, traits) == Shape.NEW) {
        assertThat(two.route(key, traits)).isEqualTo(Shape.NEW);
      }
    }
  }

  private static Share anyShare(SplittableRandom random) {
    return new Share(
        random.nextBoolean() ? Set.of() : Set.of("c" + random.nextInt(3)),
        random.nextBoolean() ? Set.of() : Set.of("r" + random.nextInt(3)),
        random.nextInt(Buckets.COUNT + 1));
  }

  @Test
  void sharesOfNothingAndOfEverythingAreExact() {
    Ramp nobody = new Ramp(SALT, List.of(Share.ofAll(0)));
    Ramp everybody = new Ramp(SALT, List.of(Share.ofAll(Buckets.COUNT)));
    assertThat(IntStream.range(0, 100_000))
        .allMatch(key -> nobody.route(key, Traits.NONE) == Shape.OLD)
        .allMatch(key -> everybody.route(key, Traits.NONE) == Shape.NEW);
  }

  @Test
  void cohortsAndRegionsAreAskedForTogetherAndAnUnknownOneIsNoMember() {
    Ramp ramp =
        new Ramp(SALT, List.of(new Share(Set.of("beta"), Set.of("eu", "us"), Buckets.COUNT)));
    assertThat(ramp.route("k", new Traits("beta", "eu"))).isEqualTo(Shape.NEW);
    assertThat(ramp.route("k", new Traits("beta", "asia"))).isEqualTo(Shape.OLD);
    assertThat(ramp.route("k", new Traits("gold", "us"))).isEqualTo(Shape.OLD);
    assertThat(ramp.route("k", Traits.NONE)).isEqualTo(Shape.OLD);
  }

  @Test
  void aMissingKeyReadsTheOldShape() {
    Ramp ramp = new Ramp(SALT, List.of(Share.ofAll(Buckets.COUNT)));
    assertThat(ramp.route(Value.NULL, Traits.NONE)).isEqualTo(Shape.OLD);
  }

  /** 100 groups of buckets, 99 degrees of freedom: above 149 with a chance of 1 in 1,000. */
  @Test
  void keysInSequenceAreSpreadEvenly() {
    int groups = 100;
    int keys = 1_000_000;
    for (int version = 1; version <= 5; version++) {
      Buckets buckets = new Buckets(new Salt("orders", version));
      long[] counts = new long[groups];
      for (int key = 0; key < keys; key++) {
        counts[buckets.of(key) / (Buckets.COUNT / groups)]++;
      }
      double expected = (double) keys / groups;
      double chiSquare = 0;
      for (long count : counts) {
        chiSquare += (count - expected) * (count - expected) / expected;
      }
      assertThat(chiSquare).as("version %d", version).isLessThan(149);
    }
  }

  @Test
  void aDecisionAllocatesNothing() {
    Ramp ramp =
        new Ramp(SALT, List.of(new Share(Set.of("beta"), Set.of(), 500), Share.ofAll(50_000)));
    Value[] keys = {
      Value.text("order-2026-11-21-000042"),
      Value.text("Bestellung-\u00e4\u20ac\ud83d\ude00"),
      Value.int32(-42),
      Value.int64(Long.MIN_VALUE),
      Value.ObjectId.of("507f1f77bcf86cd799439011"),
      Value.NULL
    };
    Traits traits = new Traits("gold", "eu");
    int warm = decide(ramp, keys, traits, 1_000);
    assertThat(warm).isPositive();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    int renewed = decide(ramp, keys, traits, 20_000);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(renewed).isPositive();
    assertThat(allocated).isLessThan(1_000); // Of 120,000 decisions; the bean itself takes some.
  }

  private static int decide(Ramp ramp, Value[] keys, Traits traits, int rounds) {
    int renewed = 0;
    for (int round = 0; round < rounds; round++) {
      for (Value key : keys) {
        renewed += ramp.route(key, traits) == Shape.NEW ? 1 : 0;
      }
    }
    return renewed;
  }
}
