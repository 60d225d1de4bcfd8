package dev.lockstep.testkit.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

final class SeededTestTest {
  @Test
  void runsOncePerSeedWithBothKindsOfGenerator() {
    Events tests = run(Passing.class);
    assertThat(tests.succeeded().stream().map(e -> e.getTestDescriptor().getDisplayName()))
        .containsExactlyInAnyOrderElementsOf(List.of("seed 1", "seed 2", "seed 3", "seed 1"));
  }

  @Test
  void aFailureNamesItsSeed() {
    List<String> failures =
        run(Failing.class).failed().stream()
            .map(e -> e.getRequiredPayload(TestExecutionResult.class))
            .map(result -> result.getThrowable().orElseThrow().getMessage())
            .toList();
    assertThat(failures)
        .containsExactly("Failed with seed 1; replay it with -Dlockstep.seed=1: planted");
  }

  private static Events run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents();
  }

  static final class Passing {
    @SeededTest(cases = 3)
    void splittable(SplittableRandom random) {
      assertThat(random.nextInt(10)).isBetween(0, 9);
    }

    @SeededTest(cases = 1)
    void general(RandomGenerator random) {
      assertThat(random.nextInt(10)).isBetween(0, 9);
    }
  }

  static final class Failing {
    @SeededTest(cases = 1)
    void fails(SplittableRandom random) {
      throw new AssertionError("planted");
    }
  }
}
