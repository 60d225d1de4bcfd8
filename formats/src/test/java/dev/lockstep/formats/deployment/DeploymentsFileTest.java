package dev.lockstep.formats.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.deployment.Deployments.LiveContract;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.testkit.seed.SeededTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeploymentsFileTest {
  private static final String HEAD =
      "# who: ops\napiVersion: lockstep/v1\nkind: Deployments # ours\nenvironments:\n";
  private static final String BOTH_NOTATIONS =
      HEAD
          + """
            prod:   # the shop
              services:
                # asks every night
                billing: [4.1.0, '4.2.0']  # two at once
                "odd: name":
                  - 1.0.0   # first
                  - "2"
              contracts: {shop.orders: [2.3.0], shop.carts: {carts: [1.0.0, 1.1.0]}}
            test: {services: {billing: []}}
            dev:
            # the end\
          """;

  private static Outcome<Deployments> outcome(String text) {
    return DeploymentsFile.read("d.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Deployments read(String text) {
    if (outcome(text) instanceof Outcome.Whole<Deployments> whole) {
      return whole.located().value();
    }
    throw new AssertionError(outcome(text) + " in\n" + text);
  }

  @Test
  void severalVersionsOfAServiceAndOfACollectionMayBeLive() {
    Deployments read = read(BOTH_NOTATIONS);
    assertThat(read.environments()).containsOnlyKeys("prod", "test", "dev");
    assertThat(read.of("prod").services())
        .isEqualTo(
            Map.of("billing", List.of("4.1.0", "4.2.0"), "odd: name", List.of("1.0.0", "2")));
    assertThat(read.of("prod").contracts())
        .containsExactly(
            new LiveContract("shop.orders", Optional.empty(), List.of("2.3.0")),
            new LiveContract("shop.carts", Optional.of("carts"), List.of("1.0.0", "1.1.0")));
    assertThat(read.of("prod").of("shop.orders", Optional.of("orders"))).containsExactly("2.3.0");
    assertThat(read.of("prod").of("shop.carts", Optional.of("other"))).isEmpty();
    assertThat(read.of("test").of("billing")).isEmpty();
  }

  @Test
  void everyMistakeIsReportedAtItsPlace() {
    Outcome<Deployments> outcome =
        outcome(
            """
            apiVersion: lockstep/v2
            kind: Deployments
            environment: x
            environments:
              prod:
                service: {}
                services: {a: 1.0.0, b: [1.0.0, 1.0.0], '': [[]]}
                contracts: []
            """);
    assertThat(outcome).isInstanceOf(Outcome.Broken.class);
    assertThat(((Outcome.Broken<Deployments>) outcome).findings())
        .extracting(Finding::line)
        .containsExactly(1, 3, 6, 7, 7, 7, 7, 8);
  }

  @SeededTest(cases = 300)
  void aStepChangesOneListAndNothingElse(SplittableRandom random) {
    String text = BOTH_NOTATIONS;
    for (int i = 0; i < 6; i++) {
      String environment = List.of("prod", "test", "dev", "new: env").get(random.nextInt(4));
      String service = List.of("billing", "odd: name", "true", "é\"x").get(random.nextInt(4));
      String version = List.of("4.1.0", "4.2.0", "2", "1.0.0-rc.1+b").get(random.nextInt(4));
      Deployments before = read(text);
      boolean isMore = random.nextInt(3) > 0;
      text =
          isMore
              ? DeploymentsFile.with(text, environment, service, version)
              : DeploymentsFile.without(text, environment, service, version);
      assertThat(read(text))
          .as(text)
          .isEqualTo(
              isMore
                  ? before.with(environment, service, version)
                  : before.without(environment, service, version));
    }
    assertThat(text)
        .startsWith(HEAD)
        .contains(
            "# the shop", "# asks every night", "# the end", "contracts: {shop.orders: [2.3.0],");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n"})
  void aFirstStepFillsAnEmptyFileWithItsOwnLineEnds(String end) {
    String text = "\ufeff" + DeploymentsFile.empty().replace("\n", end);
    assertThat(DeploymentsFile.with(text, "prod", "billing", "4.2.0"))
        .isEqualTo(
            text + String.join(end, "  prod:", "    services:", "      billing: [4.2.0]", ""));
  }
}
