package dev.lockstep.client.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import com.sun.management.ThreadMXBean;
import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.api.wire.TelemetryReport.Bin;
import dev.lockstep.api.wire.TelemetryReport.Keys;
import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.api.wire.TelemetryReport.OfPath;
import dev.lockstep.api.wire.TelemetryReport.Path;
import dev.lockstep.api.wire.TelemetryReport.Sketch;
import dev.lockstep.client.shadow.ReadBacks;
import dev.lockstep.client.shadow.ShadowReads;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  private static final Instant FROM = Instant.parse("2026-11-22T08:00:10Z");
  private static final long STEP_NANOS = 1_000_000;

  private final Measures measures = new Measures("orders", new ShadowReads(1));

  private List<OfCollection> roll(long epoch) {
    return measures.told(measures.roll(epoch), FROM, 0);
  }

  private OfPath reads(Path path) {
    OfCollection window = roll(1).getLast();
    return window.paths().stream().filter(each -> each.path() == path).findFirst().orElseThrow();
  }

  private static long read(int key) {
    return Operation.read(Value.int32(key), Shape.OLD);
  }

  @Test
  void anOperationCountsOnceHoweverOftenItIsTried() {
    for (int i = 0; i < 10; i++) {
      measures.at(1).failed(read(1), STEP_NANOS);
      measures.at(1).done(read(1), STEP_NANOS);
      measures.at(1).done(read(2), STEP_NANOS);
    }
    OfPath reads = reads(Path.OLD);
    assertThat(reads.operations()).isEqualTo(2);
    assertThat(reads.errors()).isEqualTo(1);
    assertThat(reads.latency().bins()).extracting(Bin::count).containsExactly(2L);
  }

  @Test
  void pathsAndKindsAreCountedApartAndRecordsWithoutAKeyAreEachTheirOwn() {
    Value key = Value.text("order-1");
    measures.at(1).done(Operation.read(key, Shape.OLD), 1);
    measures.at(1).done(Operation.read(key, Shape.NEW), 1);
    measures.at(1).done(Operation.write(key, Shape.NEW), 1);
    measures.at(1).done(Operation.read(Value.NULL, Shape.NEW), 1);
    measures.at(1).done(Operation.read(Value.NULL, Shape.NEW), 1);
    OfCollection window = roll(1).getFirst();
    assertThat(window.paths()).extracting(OfPath::operations).containsExactly(1L, 3L);
    assertThat(window.writes()).extracting(OfPath::path).containsExactly(Path.NEW);
  }

  @Test
  void eachEpochOfAWindowIsTold() {
    measures.at(4).done(read(1), 1);
    measures.at(5).done(read(1), 1);
    measures.at(5).done(read(2), 1);
    measures.at(4).done(read(3), 1);
    measures.at(3).done(read(4), 1);
    List<OfCollection> parts = roll(5);
    assertThat(parts).extracting(OfCollection::epoch).containsExactly(4L, 5L);
    assertThat(parts)
        .extracting(part -> part.paths().getFirst().operations())
        .containsExactly(2L, 2L);
    assertThat(roll(5)).extracting(OfCollection::paths).containsExactly(List.of());
  }

  @Test
  void moreEpochsThanAWindowTellsAreNotHeld() {
    for (int epoch = 1; epoch < 1000; epoch++) {
      measures.at(epoch).done(read(1), 1);
    }
    assertThat(roll(1000)).hasSizeLessThan(10);
  }

  @Test
  void latenciesAreWithinOnePercentAndMeanTheSameToTheLibrary() {
    LogarithmicMapping mapping = new LogarithmicMapping(0.01);
    for (double millis = 0.0011; millis < 1e7; millis *= 1.7) {
      measures.at(1).done(Operation.read(Value.NULL, Shape.OLD), (long) (millis * STEP_NANOS));
    }
    measures.at(1).done(read(1), 1);
    Sketch told = reads(Path.OLD).latency();
    assertThat(told.zero()).isEqualTo(1);
    double millis = 0.0011;
    for (Bin bin : told.bins()) {
      assertThat(mapping.value(bin.index())).isCloseTo(millis, within(0.011 * millis));
      assertThat(Math.pow(told.gamma(), bin.index()))
          .isCloseTo(mapping.lowerBound(bin.index()), within(1e-9 * millis));
      millis *= 1.7;
    }
  }

  @Test
  void slowIsWhatTookLongerThanTheOldShapeDidUnderTheEpochBefore() {
    for (int i = 0; i < 2000; i++) {
      measures.at(1).done(read(i), (i < 1960 ? 1 : 100) * STEP_NANOS);
    }
    assertThat(roll(2).getFirst().paths().getFirst().slow()).as("nothing is known yet").isEmpty();
    for (int i = 0; i < 50; i++) {
      measures.at(2).done(read(i), (i < 30 ? 2 : 300) * STEP_NANOS);
      measures.at(2).done(read(i), 300 * STEP_NANOS);
    }
    OfPath reads = roll(2).getFirst().paths().getFirst();
    assertThat(reads.slow()).hasSize(1);
    assertThat(reads.slow().getFirst().millis()).isCloseTo(100, within(1.0));
    assertThat(reads.slow().getFirst().count()).isEqualTo(50);
  }

  @Test
  void whatIsHeldIsBoundedAndWhatWasCountedStaysRight() {
    for (int i = 0; i < 200_000; i++) {
      measures.at(1).failed(read(i), 1);
    }
    OfPath reads = reads(Path.OLD);
    assertThat(reads.operations()).isEqualTo(Window.SLOTS / 4 * 3).isEqualTo(reads.errors());
  }

  @Test
  void theMostFrequentKeysAreToldByTheirHashesWithEachTry() {
    for (int i = 0; i < 1000; i++) {
      measures.at(1).done(read(i % 100 == 0 ? 7 : 1000 + i), 1);
      measures.at(1).done(Operation.read(Value.NULL, Shape.OLD), 1);
    }
    Keys keys = reads(Path.OLD).keys().orElseThrow();
    assertThat(keys.requests()).isEqualTo(1000);
    assertThat(keys.top()).hasSize(TelemetryReport.TOP_MAX);
    assertThat(keys.top().getFirst().count()).isEqualTo(10);
    assertThat(keys.top().getFirst().key()).hasSize(16).isNotEqualTo("0000000000000007");
    assertThat(keys.distinct().estimate()).isCloseTo(991, within(150.0));
  }

  @Test
  void aHotKeyIsFoundAmongMoreKeysThanAreHeldAndTheseAreAllEstimated() {
    for (int i = 0; i < 200_000; i++) {
      measures.at(1).done(read(i % 100 == 0 ? -1 : i), 1);
    }
    Keys keys = reads(Path.OLD).keys().orElseThrow();
    assertThat(keys.requests()).isEqualTo(200_000);
    assertThat(keys.top().getFirst().count()).isEqualTo(2000);
    assertThat(keys.distinct().estimate()).isCloseTo(198_001, within(32_000.0));
  }

  @Test
  void instancesTellOfTheSameKeyByTheSameHash() {
    Measures other = new Measures("orders", new ShadowReads(1));
    measures.at(1).done(Operation.read(Value.text("order-1"), Shape.OLD), 1);
    other.at(1).done(Operation.read(Value.text("order-1"), Shape.OLD), 1);
    Keys there = other.told(other.roll(1), FROM, 0).getFirst().paths().getFirst().keys().get();
    assertThat(reads(Path.OLD).keys()).contains(there);
  }

  @Test
  void documentsWrittenToAShapeAreMeasured() {
    measures.at(1).done(Operation.write(Value.text("order-1"), Shape.NEW), 1);
    measures.wrote(1, Shape.NEW, 33);
    OfPath writes = roll(1).getFirst().writes().getFirst();
    Bin bin = writes.sizes().orElseThrow().bins().getFirst();
    assertThat(Math.pow(writes.sizes().get().gamma(), bin.index())).isCloseTo(0.033, within(0.001));
  }

  @Test
  void theFirstDocumentOfAnEpochCountsInItsWindow() {
    measures.wrote(1, Shape.OLD, 20);
    measures.wrote(2, Shape.OLD, 10);
    measures.wrote(Shape.OLD, 12);
    measures.at(2).done(Operation.write(Value.text("order-1"), Shape.OLD), 1);
    OfPath writes = roll(2).getLast().writes().getFirst();
    assertThat(writes.sizes().orElseThrow().bins()).hasSize(2);
    assertThat(measures.written(Shape.OLD)).isEqualTo(new WriteFigures(3, 42));
    assertThat(measures.written(Shape.NEW)).isEqualTo(new WriteFigures(0, 0));
  }

  @Test
  void whatWasReadBackIsToldOnce() {
    ReadBacks backs = new ReadBacks(key -> true);
    measures.add(backs);
    backs.begin((key, shape) -> shape, 1);
    backs.offer(Value.text("order-1"));
    assertThat(backs.run()).isPositive();
    assertThat(backs.run()).isPositive();
    measures.at(1).done(read(1), 1);
    assertThat(roll(1).getLast().readBack()).contains(new TelemetryReport.ReadBack(1, 1));
    assertThat(roll(1).getLast().readBack()).isEmpty();
  }

  @Test
  void threadsThatCountTheSameOperationsCountEachOnce() throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int t = 0; t < 4; t++) {
        threads.execute(() -> {
          for (int i = 0; i < 20_000; i++) {
            measures.at(1).failed(read(i), 1);
          }
        });
      }
    }
    OfPath reads = reads(Path.OLD);
    assertThat(reads.operations()).isEqualTo(20_000);
    assertThat(reads.errors()).isEqualTo(20_000);
  }

  @Test
  void countingAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Value key = Value.text("order-1");
    count(key); // Classes are loaded, and counters have their cells.
    long before = threads.getCurrentThreadAllocatedBytes();
    count(key);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  private void count(Value key) {
    for (int i = 0; i < 100_000; i++) {
      measures.at(1).done(Operation.read(key, Shape.OLD), i);
      measures.at(1).failed(Operation.write(key, Shape.NEW), Duration.ZERO.toNanos());
    }
  }
}
