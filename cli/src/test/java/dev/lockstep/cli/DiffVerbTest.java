package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs between versions of contracts, and what they became over time. */
final class DiffVerbTest {
  private static final Path EXAMPLES = Path.of("..", "examples", "contracts");

  @TempDir private Path folder;
  private Shell shell;
  private Path shop;
  private Path contract;

  @BeforeEach
  void copyTheExample() throws IOException {
    shell = new Shell(folder.resolve("state"));
    shop = Files.createDirectories(folder.resolve("shop"));
    contract = Files.copy(EXAMPLES.resolve("orders.odcs.yaml"), shop.resolve("orders.odcs.yaml"));
  }

  private void replace(String text, String instead) throws IOException {
    String before = Files.readString(contract);
    assertThat(before).contains(text);
    Files.writeString(contract, before.replace(text, instead));
  }

  private void git(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-C", shop.toString(), "-c", "user.email=a@b", "-c", "user.name=a"));
    command.addAll(List.of(words));
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(said).isZero();
  }

  private void commit() throws IOException, InterruptedException {
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "a step");
  }

  @ParameterizedTest
  @CsvSource({
    "text, renamed shop.orders orders.totalMinor: totalMinor -> totalCents",
    "json, '\"kind\":\"renamed\",\"contract\":\"shop.orders\",\"element\":\"orders.totalMinor\"'",
    "markdown, | renamed | shop.orders | orders.totalMinor | totalMinor | totalCents |"
  })
  void everyFormTellsWhatDiffers(String format, String said) throws IOException {
    replace("name: totalMinor", "name: totalCents");
    Ran ran =
        shell.run("diff", shop.toString(), "--against", EXAMPLES.toString(), "--format", format);
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains(said);
  }

  @Test
  void anEarlierVersionIsTakenFromGit() throws Exception {
    commit();
    replace("maxItems: 500", "maxItems: 600");
    Ran ran = shell.run("diff", shop.toString(), "--against", "HEAD");
    assertThat(ran.out()).contains("maxItems: 500 -> 600");
    assertThat(shell.run("diff", shop.toString(), "--against", "nowhere").exit()).isEqualTo(1);
  }

  @Test
  void theHistoryOfAFolderSaysWhichStepEachChangeAskedFor() throws Exception {
    commit();
    replace("version: 2.3.0", "version: 2.3.1");
    replace("name: totalMinor", "name: totalCents");
    commit();
    replace("version: 2.3.1", "version: 2.4.0");
    replace("- {id: expires,", "- {id: fresh, name: fresh}\n      - {id: expires,");
    Ran ran = shell.run("changelog", shop.toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .containsSubsequence(
            "shop.orders 2.3.0",
            "needs none, made none",
            "shop.orders 2.3.1",
            "needs major, made patch, TOO SMALL",
            "shop.orders 2.4.0",
            "working tree",
            "needs minor, made minor;");
    assertThat(shell.run("changelog", shop.toString(), "--format", "markdown").out())
        .containsSubsequence("# Changelog", "2.4.0", "#### Added", "2.3.1", "#### Breaking");
    assertThat(shell.run("changelog", shop.toString(), "--format", "json").out())
        .contains("\"needed\":\"major\",\"made\":\"patch\",\"tooSmall\":true");
  }

  @Test
  void foldersOfVersionsAreTakenInTheirOrder() throws IOException {
    replace("version: 2.3.0", "version: 3.0.0");
    Ran ran = shell.run("changelog", EXAMPLES.toString(), shop.toString());
    assertThat(ran.out()).containsSubsequence("2.3.0", "3.0.0", "made major");
  }

  @Test
  void aCommitThatCannotBeReadIsNamedAndLeftOut() throws Exception {
    Files.writeString(contract, "kind: DataContract\nid: [\n");
    commit();
    Files.copy(EXAMPLES.resolve("orders.odcs.yaml"), contract, StandardCopyOption.REPLACE_EXISTING);
    Ran ran = shell.run("changelog", shop.toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("shop.orders 2.3.0");
    assertThat(ran.err()).contains("Left out commit ");
  }

  @Test
  void aFolderThatGitDoesNotKnowIsASentence() {
    Ran ran = shell.run("changelog", shop.toString());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("Cannot ", "not in a repository of git");
  }
}
