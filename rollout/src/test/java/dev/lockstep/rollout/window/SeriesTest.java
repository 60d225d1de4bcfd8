package dev.lockstep.rollout.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeriesTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  private static final Duration HALF = Duration.ofSeconds(30);
  private static final Duration MINUTE = Duration.ofSeconds(60);

  @Test
  void longerWindowsAreAlignedAndWhole() {
    Series minutes = series(30, 60, 90, 120, 180, 240, 270, 300).in(MINUTE);
    assertThat(minutes.windows())
        .extracting(window -> window.start().getEpochSecond() - START.getEpochSecond())
        .containsExactly(60L, 240L);
    assertThat(minutes.newPath()).isEqualTo(new Arm(40, 4));
    assertThat(Series.NONE.in(MINUTE)).isEqualTo(Series.NONE);
  }

  @Test
  void aGapBreaksASeries() {
    assertThat(series(0, 30, 60).isUnbroken(3)).isTrue();
    assertThat(series(0, 30, 90).isUnbroken(3)).isFalse();
    assertThat(series(0, 30).isUnbroken(3)).isFalse();
  }

  @Test
  void windowsAreAlignedDisjointAndOfOneLength() {
    assertThatIllegalArgumentException().isThrownBy(() -> window(10, HALF));
    assertThatIllegalArgumentException().isThrownBy(() -> series(30, 30));
    assertThatIllegalArgumentException().isThrownBy(() -> series(60, 30));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Series(List.of(window(0, HALF), window(60, MINUTE))));
    assertThatIllegalArgumentException().isThrownBy(() -> new Arm(1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Arm(1, -1));
  }

  private static Series series(int... seconds) {
    return new Series(Arrays.stream(seconds).mapToObj(second -> window(second, HALF)).toList());
  }

  private static Window window(int second, Duration length) {
    return new Window(START.plusSeconds(second), length, new Arm(10, 1), new Arm(90, 9));
  }
}
