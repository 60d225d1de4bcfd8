package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may go somewhere may have to wait for a better time. */
final class DeployWindowTest {
  private static final Path EXAMPLES = Path.of("..", "examples", "contracts");
  private static final String WEEKEND =
      """
      windows:
        - kind: deny
          schedule: "0 22 * * 5"     # Friday night until Monday morning
          duration: 60h
          timeZone: Europe/Berlin
          targets: [prod/*]
      """;

  @TempDir private Path folder;

  @BeforeEach
  void copyTheExamples() throws IOException {
    for (String name : List.of("orders.odcs.yaml", "billing.usage.yaml", "deployments.yaml")) {
      assertThat(Files.copy(EXAMPLES.resolve(name), folder.resolve(name))).exists();
    }
  }

  private Ran ask(String at, String policy, String... more) throws IOException {
    Files.writeString(folder.resolve("lockstep.yaml"), policy);
    Shell shell = new Shell(folder.resolve("state"), InstantSource.fixed(Instant.parse(at)));
    List<String> words = new ArrayList<>(List.of("can-i-deploy", folder.toString()));
    words.addAll(List.of("--service", "billing", "--version", "4.2.0"));
    words.addAll(List.of("--to-environment", "prod"));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  @Test
  void aWindowThatDeniesItRefusesAndSaysWhichUntilWhenAndWhatNext() throws IOException {
    Ran refused = ask("2026-11-27T21:00:00Z", WEEKEND);
    assertThat(refused.exit()).as(refused.err()).isEqualTo(102);
    assertThat(refused.out())
        .contains("because: the window ")
        .contains(
            "lockstep.yaml:2:5 denies prod/billing, at '0 22 * * 5' for PT60H by the clock of"
                + " Europe/Berlin, until 2026-11-30T10:00+01:00[Europe/Berlin]")
        .contains("no: billing 4.2.0 to prod")
        .contains("next: ask again then: lockstep can-i-deploy --service billing --version 4.2.0");
    assertThat(ask("2026-11-27T20:59:59Z", WEEKEND).exit()).isZero();
    assertThat(ask("2026-11-30T09:00:00Z", WEEKEND).exit()).isZero();
  }

  @Test
  void machinesAreToldTheSame() throws IOException {
    Ran refused = ask("2026-11-27T21:00:00Z", WEEKEND, "--output", "json");
    assertThat(refused.exit()).isEqualTo(102);
    assertThat(refused.out())
        .startsWith("{\"verdict\":\"no\",\"reasons\":[\"the window ")
        .contains("\"window\":{\"kind\":\"deny\",\"schedule\":\"0 22 * * 5\",")
        .contains("\"until\":\"2026-11-30T09:00:00Z\",\"manualOverride\":false}");
  }

  @Test
  void aPersonMayGoOnWhereTheWindowSaysSo() throws IOException {
    String overridable = WEEKEND + "    manualOverride: true\n";
    String at = "2026-11-27T21:00:00Z";
    assertThat(ask(at, overridable).exit()).isEqualTo(102);
    assertThat(ask(at, overridable).out()).contains("--override-window REASON");
    Ran overridden = ask(at, overridable, "--override-window", "the tills are down");
    assertThat(overridden.exit()).as(overridden.err()).isZero();
    assertThat(overridden.out())
        .contains("yes: billing 4.2.0 to prod", "overridden (the tills are down): the window ");
    assertThat(ask(at, overridable, "--override-window", " ").exit()).isEqualTo(102);
    Ran refused = ask(at, WEEKEND, "--override-window", "the tills are down");
    assertThat(refused.exit()).isEqualTo(102);
    assertThat(refused.out()).contains("no person may override this window");
  }

  @Test
  void whatIsNotToBeDeployedAnywayIsNotAQuestionOfTime() throws IOException {
    Path live = folder.resolve("deployments.yaml");
    Files.writeString(live, Files.readString(live).replace("[2.3.0]", "[3.0.0]"));
    Ran never = ask("2026-11-27T21:00:00Z", WEEKEND);
    assertThat(never.exit()).isEqualTo(100);
    assertThat(never.out()).contains("it supports >=2.1.0 <3.0.0", "because: the window ");
  }

  @Test
  void anotherEnvironmentIsNotConcerned() throws IOException {
    assertThat(ask("2026-11-27T21:00:00Z", WEEKEND.replace("prod/*", "staging/*")).exit()).isZero();
  }

  @Test
  void aWindowThatCannotBeReadIsNeverAYes() throws IOException {
    Ran broken = ask("2026-11-27T21:00:00Z", WEEKEND.replace("0 22 * * 5", "0 22 * *"));
    assertThat(broken.exit()).isEqualTo(1);
    assertThat(broken.err()).contains("lockstep.yaml:3:15: ", "'0 22 * *' is no time in the five");
  }
}
