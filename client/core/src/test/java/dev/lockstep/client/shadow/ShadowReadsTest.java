package dev.lockstep.client.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Value;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whatever a shadow path does, who offers it goes on at once and keeps its answer. */
class ShadowReadsTest {
  private static <T> ShadowReads.Paths<T> paths(Callable<T> old, Callable<T> renewed) {
    return new ShadowReads.Paths<>(old, renewed, () -> true);
  }

  private static <T> ShadowReads.Answered<T> answered(T answer) {
    return new ShadowReads.Answered<>(answer, Value.text("order-1"), 0, Long.MAX_VALUE);
  }

  private static ShadowFigures await(ShadowReads shadows, Predicate<ShadowFigures> wanted) {
    while (!wanted.test(shadows.figures())) {
      Thread.onSpinWait();
    }
    return shadows.figures();
  }

  @Test
  void answersThatDifferAreCountedAndThoseThatAgreeToo() {
    ShadowReads shadows = new ShadowReads(4);
    shadows.offer(answered("a"), paths(() -> "a", () -> "a"));
    shadows.offer(answered("a"), paths(() -> "a", () -> "b"));
    ShadowFigures figures = await(shadows, f -> f.compared() == 2);
    assertThat(figures.mismatched()).isEqualTo(1);
  }

  @Test
  void aRecordThatWasWrittenMeanwhileIsNoMismatch() {
    ShadowReads shadows = new ShadowReads(4);
    shadows.offer(answered("a"), paths(() -> "b", () -> "b"));
    assertThat(await(shadows, f -> f.compared() == 1).mismatched()).isZero();
  }

  @Test
  void aComparisonThatTheStageHasOvertakenSaysNothing() throws InterruptedException {
    ShadowReads shadows = new ShadowReads(1);
    CountDownLatch asked = new CountDownLatch(1);
    shadows.offer(
        answered("a"),
        new ShadowReads.Paths<>(
            () -> "a",
            () -> "b",
            () -> {
              asked.countDown();
              return false;
            }));
    asked.await();
    assertThat(shadows.figures().compared()).isZero();
  }

  @Test
  void theNoiseFloorIsWhatTheOldShapeDiffersFromItself() {
    ShadowReads shadows = new ShadowReads(1000);
    AtomicInteger reads = new AtomicInteger();
    for (int i = 0; i < 160; i++) {
      shadows.offer(answered(-1), paths(reads::incrementAndGet, () -> -1));
    }
    ShadowFigures figures = await(shadows, f -> f.noiseCompared() + f.compared() == 160);
    assertThat(figures.noiseCompared()).isEqualTo(10);
    assertThat(figures.noiseFloor()).isEqualTo(1.0);
    assertThat(figures.mismatched()).isZero();
  }

  @Test
  void pathsThatThrowOrRunOutOfMemoryAreCountedAndGiveTheirPlaceBack() {
    ShadowReads shadows = new ShadowReads(1);
    for (int i = 0; i < 15; i++) {
      int failures = i;
      boolean isError = i % 2 == 0;
      shadows.offer(
          answered("a"),
          paths(
              () -> "a",
              () -> {
                if (isError) {
                  throw new OutOfMemoryError("planted");
                }
                throw new IllegalStateException("planted");
              }));
      ShadowFigures unused = await(shadows, f -> f.failed() == failures + 1);
      while (!shadows.hasRoom()) {
        Thread.onSpinWait();
      }
    }
    assertThat(shadows.figures().shed()).isZero();
  }

  @Test
  void pathsThatHangHoldTheirPlacesAndNothingElse() {
    ShadowReads shadows = new ShadowReads(4);
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 100_000; i++) {
      byte[] huge = new byte[100_000]; // 10 GB, were they kept.
      shadows.offer(
          answered(huge),
          paths(
              () -> huge,
              () -> {
                never.await();
                return huge;
              }));
    }
    assertThat(shadows.figures().shed()).isBetween(90_000L, 100_000L);
    never.countDown();
  }

  @Test
  void aReadThatIsSlowInOneShapeAloneIsTheEvidenceOfAPair() {
    ShadowReads shadows = new ShadowReads(4);
    Value key = Value.text("order-1");
    shadows.offer(new ShadowReads.Answered<>("a", key, 0, 0), paths(() -> "a", () -> "a"));
    shadows.offer(
        new ShadowReads.Answered<>("a", key, Long.MAX_VALUE, Long.MAX_VALUE - 1),
        paths(() -> "a", () -> "a"));
    ShadowFigures figures = await(shadows, f -> f.onlyNewSlow() + f.onlyOldSlow() == 2);
    assertThat(figures.compared()).isEqualTo(2);
    assertThat(figures.onlyNewSlow()).isEqualTo(1);
    assertThat(figures.onlyOldSlow()).isEqualTo(1);
  }

  @Test
  void mismatchesLeaveSomeHashedKeysAndNoKey() {
    ShadowReads shadows = new ShadowReads(100);
    for (int i = 0; i < 40; i++) {
      shadows.offer(answered("a"), paths(() -> "a", () -> "b"));
    }
    ShadowFigures unused = await(shadows, f -> f.mismatched() + f.noiseCompared() == 40);
    assertThat(shadows.drainSamples())
        .hasSize(20)
        .allSatisfy(sample -> assertThat(sample).matches("[0-9a-f]{16}"));
    assertThat(shadows.drainSamples()).isEmpty();
  }
}
