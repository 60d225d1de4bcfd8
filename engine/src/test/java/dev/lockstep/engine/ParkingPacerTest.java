package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ParkingPacerTest {
  private final Pacer pacer = new ParkingPacer();

  @Test
  void aPauseLastsAsLongAsAsked() {
    long began = System.nanoTime();
    pacer.pause(Duration.ofMillis(20));
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(20_000_000);
    pacer.pause(Duration.ZERO);
    pacer.pause(Duration.ofSeconds(-1));
  }

  @Test
  void anInterruptedPauseEndsEarlyAndKeepsTheInterruption() {
    Thread.currentThread().interrupt();
    pacer.pause(Duration.ofHours(1));
    assertThat(Thread.interrupted()).isTrue();
  }
}
