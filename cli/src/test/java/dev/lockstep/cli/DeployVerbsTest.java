package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is live is noted, and what may go there is asked. */
final class DeployVerbsTest {
  private static final Path EXAMPLES = Path.of("..", "examples", "contracts");

  @TempDir private Path folder;
  private Shell shell;
  private Path file;

  @BeforeEach
  void copyTheExamples() throws IOException {
    shell = new Shell(folder.resolve("state"));
    for (String name : List.of("orders.odcs.yaml", "billing.usage.yaml", "deployments.yaml")) {
      assertThat(Files.copy(EXAMPLES.resolve(name), folder.resolve(name))).exists();
    }
    file = folder.resolve("deployments.yaml");
  }

  private Ran run(String verb, String version, String... more) {
    List<String> words = new ArrayList<>(List.of(verb, folder.toString(), "--service", "billing"));
    words.addAll(List.of("--version", version));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  private Ran ask(String... more) {
    List<String> words = new ArrayList<>(List.of("--to-environment", "prod"));
    words.addAll(List.of(more));
    return run("can-i-deploy", "4.2.0", words.toArray(String[]::new));
  }

  private void replace(Path inside, String text, String instead) throws IOException {
    String before = Files.readString(inside);
    assertThat(before).contains(text);
    Files.writeString(inside, before.replace(text, instead));
  }

  @Test
  void theAnswerIsYesNoOrUnknownWithItsRows() throws IOException {
    Ran yes = ask("--output", "json");
    assertThat(yes.exit()).as(yes.err()).isZero();
    assertThat(yes.out())
        .startsWith("{\"verdict\":\"yes\",\"reasons\":[],\"rows\":[{\"service\":\"billing\"")
        .contains("\"fingerprint\":\"", "\"asOf\":\"");
    replace(file, "[2.3.0]", "[2.3.0, 3.0.0]");
    Ran no = ask();
    assertThat(no.exit()).isEqualTo(100);
    assertThat(no.out())
        .contains("yes  billing 4.2.0  shop.orders/orders 2.3.0  supported")
        .contains("because: billing 4.2.0, shop.orders/orders 3.0.0: it supports >=2.1.0 <3.0.0")
        .contains("no: billing 4.2.0 to prod");
    replace(file, "    contracts:\n      shop.orders: [2.3.0, 3.0.0]\n", "");
    Ran unknown = ask("--retry-while-unknown", "2", "--retry-every", "0");
    assertThat(unknown.exit()).isEqualTo(101);
    assertThat(unknown.out()).contains("nobody says which version is live in prod");
  }

  @Test
  void theFingerprintIsThatOfEverythingAsked() throws IOException {
    String before = fingerprint();
    assertThat(fingerprint()).isEqualTo(before);
    replace(folder.resolve("orders.odcs.yaml"), "name: Orders", "name: All orders");
    assertThat(fingerprint()).isNotEqualTo(before);
  }

  private String fingerprint() {
    return ask("--output", "json").out().replaceFirst("(?s).*\"fingerprint\":\"(\\w+)\".*", "$1");
  }

  @ParameterizedTest
  @CsvSource({
    "deployments.yaml, 'environments:', 'environment:'",
    "orders.odcs.yaml, 'kind: DataContract', 'kind: DataContract\n- x'",
    "billing.usage.yaml, 'supports:', 'support:'"
  })
  void whatCannotBeReadIsNeverAYes(String name, String text, String instead) throws IOException {
    replace(folder.resolve(name), text, instead);
    Ran ran = ask();
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains(name + ":");
    assertThat(run("record-deployment", "4.2.0", "--environment", "prod").exit()).isEqualTo(1);
  }

  @Test
  void withoutAFileOfDeploymentsThereIsNoAnswer() throws IOException {
    Files.delete(file);
    Ran ran = ask();
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("deployments.yaml is not there");
  }

  @Test
  void whatIsNotedTwiceIsNotedOnceAndCommentsStay() throws IOException {
    String before = Files.readString(file);
    assertThat(run("record-deployment", "4.2.0", "--environment", "prod").out())
        .contains("billing 4.2.0 is live in prod already.");
    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(run("record-undeployment", "4.2.0", "--environment", "prod").exit()).isZero();
    assertThat(Files.readString(file)).isEqualTo(before.replace("[4.2.0]", "[]"));
    assertThat(run("record-undeployment", "4.2.0", "--environment", "prod").out())
        .contains("billing 4.2.0 was not live in prod.");
    assertThat(run("record-deployment", "4.2.0", "--environment", "prod").exit()).isZero();
    assertThat(Files.readString(file)).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("orders.odcs.yaml", "billing.usage.yaml", "deployments.yaml");
    }
  }

  @Test
  void whatNobodyKnowsIsRefused() throws IOException {
    String before = Files.readString(file);
    Ran version = run("record-deployment", "4.2.1", "--environment", "prod");
    assertThat(version.exit()).isEqualTo(1);
    assertThat(version.err()).contains("no usage says what this version does", "billing 4.2.0?");
    Ran environment = run("record-deployment", "4.2.0", "--environment", "prd");
    assertThat(environment.exit()).isEqualTo(1);
    assertThat(environment.err()).contains("no environment 'prd'; did you mean prod?");
    assertThat(run("record-undeployment", "9.9.9", "--environment", "prod").exit()).isEqualTo(1);
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void theFirstDeploymentMakesTheFile() throws IOException {
    Path other = folder.resolve("live.yaml");
    Ran ran =
        run("record-deployment", "4.2.0", "--environment", "test", "--file", other.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(Files.readString(other))
        .isEqualTo(
            """
            apiVersion: lockstep/v1
            kind: Deployments
            environments:
              test:
                services:
                  billing: [4.2.0]
            """);
  }
}
