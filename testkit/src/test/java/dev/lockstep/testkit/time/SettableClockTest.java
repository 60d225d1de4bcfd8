package dev.lockstep.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SettableClockTest {
  private final SettableClock clock = new SettableClock();

  @Test
  void standsStill() {
    assertThat(clock.instant()).isEqualTo(SettableClock.EPOCH).isEqualTo(clock.instant());
  }

  @Test
  void movesForwardAndBack() {
    clock.advance(Duration.ofMinutes(3));
    clock.advance(Duration.ofMinutes(-1));
    assertThat(clock.instant()).isEqualTo(SettableClock.EPOCH.plus(Duration.ofMinutes(2)));
  }

  @Test
  void movesToAnInstant() {
    Instant leapDay = Instant.parse("2028-02-29T12:00:00Z");
    clock.set(leapDay);
    assertThat(clock.instant()).isEqualTo(leapDay);
  }

  @Test
  void losesNoMoveOfManyThreads() {
    IntStream.range(0, 1_000).parallel().forEach(i -> clock.advance(Duration.ofMillis(1)));
    assertThat(clock.instant()).isEqualTo(SettableClock.EPOCH.plusSeconds(1));
  }
}
