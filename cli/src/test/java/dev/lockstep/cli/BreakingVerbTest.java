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

/** Two versions of contracts, in folders and in git, and what the command says of them. */
final class BreakingVerbTest {
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

  private Ran breaking(String... more) {
    List<String> words = new ArrayList<>(List.of("breaking", shop.toString()));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  @Test
  void whatDidNotChangeBreaksNothing() {
    Ran ran = breaking("--against", EXAMPLES.toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out().strip()).isEqualTo("0 errors, 0 unknown, 0 warnings, 0 for information");
  }

  @Test
  void aRenamedFieldIsAnErrorThatNamesItsReaderAndShowsADocument() throws IOException {
    replace("name: totalMinor", "name: totalCents");
    Ran ran = breaking("--against", EXAMPLES.toString());
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out())
        .contains("error FIELD_RENAMED", "touches billing 4.2.0 (team payments): reads")
        .contains("old readers look at totalMinor, new documents hold totalCents")
        .contains("\"totalCents\":1");
  }

  @Test
  void anEarlierVersionIsTakenFromGit() throws Exception {
    Git git = Git.in(shop);
    git.run("init", "-q");
    git.run("add", "-A");
    git.run("commit", "-qm", "first");
    replace("[new, paid, shipped, cancelled]", "[new, paid, shipped]");
    Ran ran = breaking("--against", "HEAD");
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out()).contains("ENUM_VALUE_REMOVED");
  }

  @Test
  void whyGitCannotSayIsASentenceEach() throws Exception {
    assertThat(breaking("--against", "main").err())
        .contains("the folder is not in a repository of git, and there is no folder of that name");
    Git git = Git.in(shop);
    git.run("init", "-q");
    git.run("add", "-A");
    git.run("commit", "-qm", "first");
    git.run("commit", "-qm", "second", "--allow-empty");
    assertThat(breaking("--against", "HEAD~5").err())
        .contains("it is neither a folder nor known to git there");
    Path clone = folder.resolve("shallow");
    git.run("clone", "-q", "--depth", "1", shop.toUri().toString(), clone.toString());
    Ran shallow = shell.run("breaking", clone.toString(), "--against", "HEAD~1");
    assertThat(shallow.exit()).isEqualTo(1);
    assertThat(shallow.err()).contains("this clone is shallow and does not hold it");
  }

  @ParameterizedTest
  @CsvSource({"no-such-branch", "--upload-pack=x", "HEAD;true"})
  void aVersionThatGitDoesNotKnowIsASentence(String name) {
    Ran ran = breaking("--against=" + name);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("Cannot compare", "Nothing was compared.");
  }

  @Test
  void aFileWithAMistakeIsNeverComparedInHalf() throws IOException {
    replace("logicalTypeOptions: {minimum: 0}", "logicalTypeOptions: {minimum: [}");
    Ran ran = breaking("--against", EXAMPLES.toString());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("orders.odcs.yaml:", "Nothing was compared.");
  }

  @Test
  void whatNobodyCanTellEndsWith101() throws IOException {
    replace("keyPattern: \"^[a-z]{2}$\"", "keyPattern: \"^(?=[a-y])[a-z]{2}$\"");
    Ran ran = breaking("--against", EXAMPLES.toString(), "--mode", "backward");
    assertThat(ran.exit()).isEqualTo(101);
    assertThat(breaking("--against", EXAMPLES.toString(), "--fail-on", "error").exit()).isZero();
  }

  @Test
  void aContractThatIsGoneHasLostEveryField() throws IOException {
    Files.delete(contract);
    Ran ran = breaking("--against", EXAMPLES.toString());
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out()).contains("FIELD_REMOVED");
  }

  @Test
  void aNewVersionBesideTheOldOneIsComparedWithIt() throws IOException {
    Path next = shop.resolve("orders-3.odcs.yaml");
    String text = Files.readString(contract).replace("version: 2.3.0", "version: 3.0.0");
    Files.writeString(next, text);
    assertThat(breaking("--against", EXAMPLES.toString(), "--mode", "backward").exit()).isZero();
    Files.writeString(next, text.replace("name: totalMinor", "name: totalCents"));
    Ran ran = breaking("--against", EXAMPLES.toString());
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out()).contains("orders-3.odcs.yaml:", "FIELD_RENAMED");
  }

  @Test
  void anAcceptedFindingDoesNotFailUntilItsDay() throws IOException {
    replace("[new, paid, shipped, cancelled]", "[new, paid, shipped]");
    Path policy = shop.resolve("lockstep.yaml");
    String accepted =
        """
        suppressions:
          - rule: ENUM_VALUE_REMOVED
            path: status
            by: ana@shop.example
            reason: no order was ever cancelled
            until: %s
        """;
    Files.writeString(policy, accepted.formatted("9999-12-31"));
    Ran ran = breaking("--against", EXAMPLES.toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("accepted by ana@shop.example");
    Files.writeString(policy, accepted.formatted("2020-01-01"));
    assertThat(breaking("--against", EXAMPLES.toString()).exit()).isEqualTo(100);
  }

  @Test
  void countsOfStoredDocumentsDecideWhatContractsCannot() throws IOException {
    replace("[new, paid, shipped, cancelled]", "[new, paid, shipped]");
    Path statistics = folder.resolve("statistics.yaml");
    Files.writeString(
        statistics,
        "orders_v2: {documents: 10, full: true, paths: {status: {present: 10, values: {new:"
            + " 10}}}}");
    Ran ran = breaking("--against", EXAMPLES.toString(), "--stats", statistics.toString());
    assertThat(ran.exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "json, \"ruleId\":\"FIELD_RENAMED\"",
    "sarif, \"version\":\"2.1.0\"",
    "junit, <testsuite name=\"lockstep\"",
    "github-actions, ::error file=",
    "gitlab-code-quality, \"check_name\":\"FIELD_RENAMED\"",
    "markdown, | error | FIELD_RENAMED |"
  })
  void everyFormTellsTheSame(String format, String part) throws IOException {
    replace("name: totalMinor", "name: totalCents");
    Ran ran = breaking("--against", EXAMPLES.toString(), "--format", format);
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out()).contains(part);
  }
}
