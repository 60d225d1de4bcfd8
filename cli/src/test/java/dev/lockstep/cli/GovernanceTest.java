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

/** What a team says of its checks, what was seen of traffic, and which versions are compared. */
final class GovernanceTest {
  private static final Path EXAMPLES = Path.of("..", "examples", "contracts");

  @TempDir private Path folder;
  private Shell shell;
  private Path shop;
  private Path contract;

  @BeforeEach
  void copyTheExamples() throws IOException {
    shell = new Shell(folder.resolve("state"));
    shop = Files.createDirectories(folder.resolve("shop"));
    contract = Files.copy(EXAMPLES.resolve("orders.odcs.yaml"), shop.resolve("orders.odcs.yaml"));
    Path usage = shop.resolve("billing.usage.yaml");
    assertThat(Files.copy(EXAMPLES.resolve("billing.usage.yaml"), usage)).exists();
  }

  private void replace(String text, String instead) throws IOException {
    String before = Files.readString(contract);
    assertThat(before).contains(text);
    Files.writeString(contract, before.replace(text, instead));
  }

  private void policy(String text) throws IOException {
    Files.writeString(shop.resolve("lockstep.yaml"), text);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Ran breaking(String... more) {
    List<String> words = new ArrayList<>(List.of("breaking", shop.toString()));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  private Ran against(String... more) {
    List<String> words = new ArrayList<>(List.of("--against", EXAMPLES.toString()));
    words.addAll(List.of(more));
    return breaking(words.toArray(String[]::new));
  }

  private static final String STRANGER =
      """
      orders_v2:
        from: "2026-11-01T00:00:00Z"
        to: "2026-11-20T00:00:00Z"
        coverage: 0.99
        services:
          - service: reports
            version: 0.3.0
            paths: [{path: totalMinor, access: reads, count: 12}]
      """;

  @Test
  void aServiceThatWasSeenAndDeclaresNothingIsNamed() throws IOException {
    replace("name: totalMinor", "name: totalCents");
    Path seen = file("seen.yaml", STRANGER);
    Ran ran = against("--observed", seen.toString());
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out())
        .contains("unknown CONSUMER_UNDECLARED", "touches reports 0.3.0")
        .contains("error FIELD_RENAMED");
  }

  @Test
  void trafficSaysNothingWhereNothingChanges() throws IOException {
    Ran ran = against("--observed", file("seen.yaml", STRANGER).toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out().strip()).isEqualTo("0 errors, 0 unknown, 0 warnings, 0 for information");
  }

  @Test
  void aMistakeInTheTrafficIsASentenceWithItsPlace() throws IOException {
    Path seen = file("seen.yaml", STRANGER.replace("access: reads", "access: reeds"));
    Ran ran = against("--observed", seen.toString());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("seen.yaml:8:", "did you mean reads?", "Nothing was compared.");
  }

  @Test
  void whatThePolicySilencesIsCountedInEveryReport() throws IOException {
    replace("[new, paid, shipped, cancelled]", "[new, paid, shipped]");
    replace("version: 2.3.0", "version: 3.0.0");
    policy(
        """
        against: %s
        rules:
          except: [CONSUMER_PIN_VIOLATED]
          severity: {ENUM_VALUE_REMOVED: warning}
        """
            .formatted(EXAMPLES.toAbsolutePath()));
    Ran ran = breaking();
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("warning ENUM_VALUE_REMOVED")
        .contains("not shown as found: 1 of ENUM_VALUE_REMOVED (severity) by the policy")
        .contains("not shown as found: 1 of CONSUMER_PIN_VIOLATED (except) by the policy");
    assertThat(breaking("--format", "sarif").err()).contains("1 of CONSUMER_PIN_VIOLATED (except)");
    assertThat(breaking("--output", "json").out())
        .contains("\"policy\":{\"silenced\":[{\"ruleId\":\"");
  }

  @Test
  void aSuppressionThatHoldsForNothingIsReportedWithItsPlace() throws IOException {
    policy(
        """
        suppressions:
          - {rule: TYPE_CHANGED, by: ana, reason: none, until: 9999-12-31}
          - {rule: FIELD_MOVED, by: ana, reason: none, until: 2020-01-01}
        """);
    Ran ran = against();
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("lockstep.yaml:2:5: warning: the suppression of TYPE_CHANGED holds for nothing")
        .contains("lockstep.yaml:3:5: warning: the suppression of FIELD_MOVED ended on 2020-01-01");
    assertThat(against("--fail-on", "warning").exit()).isEqualTo(100);
  }

  @Test
  void evidenceBelowWhatIsAskedForDoesNotMakeAServiceUntouched() throws IOException {
    replace("name: expiresAt", "name: expiry");
    assertThat(against("--min-evidence", "tested").out()).contains("warning FIELD_RENAMED");
    assertThat(against("--min-evidence", "observed").out()).contains("error FIELD_RENAMED");
  }

  @Test
  void whereNothingSaysWithWhatToCompareThereIsASentence() {
    Ran ran = breaking();
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("Cannot compare: nothing says with which version");
  }

  private Path first() throws IOException {
    Path first = Files.createDirectories(folder.resolve("first"));
    String text =
        Files.readString(EXAMPLES.resolve("orders.odcs.yaml"))
            .replace("version: 2.3.0", "version: 1.0.0")
            .replace("value: 2}", "value: 1}")
            .replace("name: totalMinor", "name: total");
    Files.writeString(first.resolve("orders.odcs.yaml"), text);
    return first;
  }

  private static final String COUNTS =
      "orders_v2: {documents: 9, full: true, paths: {schemaVersion: {present: 9, values: {%s}}}}";

  @Test
  void everyVersionThatIsStillStoredIsCompared() throws IOException {
    replace("name: coupon", "name: voucher");
    String[] both = {"--against", EXAMPLES.toString(), "--against", first().toString()};
    Path old = file("old.yaml", COUNTS.formatted("1: 4, 2: 5"));
    Path gone = file("gone.yaml", COUNTS.formatted("2: 9"));
    List<String> words = new ArrayList<>(List.of(both));
    words.addAll(List.of("--mode", "ALL_TRANSITIVE", "--stats", old.toString()));
    assertThat(breaking(words.toArray(String[]::new)).out())
        .contains("FIELD_RENAMED", "total: ")
        .doesNotContain("CONTRACT_VERSION_MISSING");
    Ran missing =
        against("--mode", "backward-transitive", "--stats", old.toString(), "--fail-on", "unknown");
    assertThat(missing.out())
        .contains("unknown CONTRACT_VERSION_MISSING")
        .contains("documents of the schema version 1 are stored");
    Ran whole = against("--mode", "all-transitive", "--stats", gone.toString());
    assertThat(whole.out()).doesNotContain("CONTRACT_VERSION_MISSING");
  }

  @Test
  void aModeThatDoesNotCountAnEdgeSaysSo() throws IOException {
    replace("name: totalMinor", "name: totalCents");
    Ran ran = against("--mode", "none");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("not counted: ").contains(" on other edges (--mode)");
  }

  @ParameterizedTest
  @CsvSource({"backwards, backward", "all-transitiv, all-transitive"})
  void aSlipInAModeIsAnswered(String slip, String meant) {
    Ran ran = against("--mode", slip);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("did you mean " + meant + "?");
  }

  @Test
  void lintFollowsThePolicyAndCountsWhatItLeavesOut() throws IOException {
    policy("lint: {naming: {fields: snake}, severity: {name-convention: error}}");
    assertThat(shell.run("lint", shop.toString()).exit()).isEqualTo(100);
    policy("lint: {naming: {fields: snake}, except: [name-convention]}");
    Ran ran = shell.run("lint", shop.toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("Not shown by the policy: ");
  }

  @Test
  void rulesAreListedByCategoryAndStore() {
    assertThat(shell.run("rules", "ls").out()).contains("FIELD_RENAMED", "TYPE_CHANGED");
    assertThat(shell.run("rules", "ls", "--category", "writes").out())
        .contains("WRITER_REJECTED")
        .doesNotContain("TYPE_CHANGED");
    assertThat(shell.run("rules", "ls", "--engine", "redis", "--output", "json").out())
        .contains("\"id\":\"VALUE_KIND_CHANGED\"")
        .doesNotContain("SHARD_KEY_CHANGED");
    assertThat(shell.run("rules", "ls", "--category", "write").err())
        .contains("did you mean writes?");
  }

  @Test
  void aRuleExplainsItself() {
    assertThat(shell.run("explain", "shard_key_changed").out())
        .contains("(keys, in mongodb)", "Do: ", "Accept: ", "rules/SHARD_KEY_CHANGED.md");
    Ran unknown = shell.run("explain", "FIELD_RENAMD");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.err()).contains("did you mean FIELD_RENAMED?");
  }
}
