package dev.lockstep.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.Series;
import dev.lockstep.rollout.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComebackTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Arm BEFORE = new Arm(30_000, 300);

  /** Windows of a thousand reads of which so many are bad; before it was ten of a thousand. */
  private static Series windows(long... bad) {
    List<Window> windows = new ArrayList<>();
    for (long each : bad) {
      Instant start = START.plus(MINUTE.multipliedBy(windows.size()));
      windows.add(new Window(start, MINUTE, new Arm(1000, each), BEFORE));
    }
    return new Series(windows);
  }

  private static Comeback of(Series... figures) {
    return Comeback.of(List.of(figures), START.plus(MINUTE.multipliedBy(5)));
  }

  @Test
  void threeCleanWindowsInARowAreAComeback() {
    assertThat(of(windows(50, 50, 10, 12, 9))).isEqualTo(Comeback.SHOWN);
    assertThat(of(windows(50, 50, 0, 0, 0))).isEqualTo(Comeback.SHOWN);
  }

  @Test
  void oneWindowAboveTheMarginIsNone() {
    assertThat(of(windows(50, 50, 10, 13, 9))).isEqualTo(Comeback.PENDING);
    assertThat(of(windows(10, 10))).isEqualTo(Comeback.PENDING);
  }

  @Test
  void everyFigureMustBeBack() {
    assertThat(of(windows(9, 9, 9, 9, 9), windows(9, 9, 9, 9, 90))).isEqualTo(Comeback.PENDING);
  }

  @Test
  void whatIsNotSeenNowIsNotBack() {
    Series clean = windows(9, 9, 9);
    assertThat(Comeback.of(List.of(clean), START.plus(MINUTE.multipliedBy(6))))
        .isEqualTo(Comeback.PENDING);
    assertThat(Comeback.of(List.of(), START)).isEqualTo(Comeback.PENDING);
    assertThat(of(windows(9, 9, 9, 9, 9).from(START.plus(MINUTE.multipliedBy(3)))))
        .isEqualTo(Comeback.PENDING);
  }
}
