package dev.lockstep.testkit.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SeedsTest {
  @Test
  void seedsCountFromOne() {
    assertThat(seeds().seeds(3)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void theNumberOfCasesCanBeSet() {
    assertThat(seeds(Seeds.CASES, "2").seeds(3)).containsExactly(1L, 2L);
  }

  @Test
  void theFirstSeedCanBeSet() {
    assertThat(seeds(Seeds.FROM, "-7").seeds(2)).containsExactly(-7L, -6L);
  }

  @Test
  void oneSeedIsReplayedAlone() {
    assertThat(seeds(Seeds.REPLAY, "42", Seeds.CASES, "9").seeds(3)).containsExactly(42L);
  }

  @Test
  void everyCaseGetsItsOwnGenerator() {
    Set<Long> firsts = new HashSet<>();
    seeds().check(50, random -> firsts.add(random.nextLong()));
    assertThat(firsts).hasSize(50);
  }

  @Test
  void aFailureNamesTheSeedThatReplaysIt() {
    Seeds.Law neverEven = random -> assertThat(random.nextInt(2)).isOne();
    assertThatThrownBy(() -> seeds().check(100, neverEven))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("replay it with -Dlockstep.seed=")
        .satisfies(failure -> {
          String seed = failure.getMessage().replaceFirst("(?s).*seed=(-?\\d+).*", "$1");
          assertThatThrownBy(() -> seeds(Seeds.REPLAY, seed).check(1, neverEven))
              .hasMessage(failure.getMessage());
        });
  }

  private static Seeds seeds(String... namesAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Seeds.configured(properties);
  }
}
