package dev.lockstep.checks.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CallsTest {
  @Test
  void theProductMakesBannedCallsOnlyAtTheirHomes() {
    assertThat(Calls.banned(Product.classes(), Calls.HOMES)).isEmpty();
  }

  @Test
  void everyHomeExistsAndNeedsToBeOne() {
    assertThat(Calls.HOMES)
        .allSatisfy(home -> {
          assertThat(Product.classes().contain(home)).as("exists: %s", home).isTrue();
          assertThat(Calls.banned(Product.classes(), Set.of()))
              .as("needs to be one: %s", home)
              .anyMatch(line -> line.contains("<" + home));
        });
  }

  @Test
  void everyBannedCallIsReported() {
    List<String> reported = Calls.banned(Product.planted(), Set.of());
    assertThat(
            List.of(
                "Instant.now",
                "LocalDate.now",
                "Clock.systemUTC",
                "InstantSource.system",
                "System.currentTimeMillis",
                "System.out",
                "System.err",
                "Thread.sleep",
                "Random.<init>(long)",
                "SplittableRandom.<init>()",
                "ThreadLocalRandom.current",
                "SecureRandom.<init>",
                "Math.random",
                "UUID.randomUUID"))
        .allSatisfy(call -> assertThat(reported).anyMatch(line -> line.contains(call)));
  }

  @Test
  void homesAreLeftOut() {
    assertThat(
            Calls.banned(
                Product.planted(), Set.of("dev.lockstep.checks.graph.planted.BannedCalls")))
        .isEmpty();
  }
}
