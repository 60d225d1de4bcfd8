package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LintVerbTest {
  private static final Path EXAMPLES = Path.of("..", "examples", "contracts");

  @TempDir private Path folder;
  private Shell shell;
  private Path contract;
  private Path usage;

  @BeforeEach
  void copyTheExamples() throws IOException {
    shell = new Shell(folder.resolve("state"));
    Files.createDirectories(folder.resolve("shop/usages"));
    contract = copy("orders.odcs.yaml", folder.resolve("shop"));
    usage = copy("billing.usage.yaml", folder.resolve("shop/usages"));
  }

  private static Path copy(String file, Path to) throws IOException {
    return Files.copy(EXAMPLES.resolve(file), to.resolve(file));
  }

  private static void replace(Path file, String text, String instead) throws IOException {
    Files.writeString(file, Files.readString(file).replace(text, instead));
  }

  @Test
  void goodFilesEndWithNothingFound() {
    Ran ran = shell.run("lint", folder.resolve("shop").toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out().strip()).isEqualTo("Looked at 2 files: 0 errors, 0 warnings, 0 infos.");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void anErrorEndsWithItsPlaceAndAHundred() throws IOException {
    replace(usage, "sorts: [createdAt]", "sorts: [creation]");
    Ran ran = shell.run("lint", contract.toString(), usage.toString());
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out().lines())
        .containsExactly(
            usage
                + ":20:13: error: The collection 'orders' has no 'creation' by its contract"
                + " [usage-path-unknown]",
            "Looked at 2 files: 1 error, 0 warnings, 0 infos.");
  }

  @Test
  void whatFailsIsForTheCallerToSay() throws IOException {
    replace(usage, "team: payments\n", "");
    String place = folder.resolve("shop").toString();
    assertThat(shell.run("lint", place).exit()).isZero();
    assertThat(shell.run("lint", "--fail-on", "warning", place).exit()).isEqualTo(100);
    assertThat(shell.run("lint", "--fail-on", "info", place).exit()).isEqualTo(100);
    Ran wrong = shell.run("lint", "--fail-on", "warnings", place);
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.err()).contains("did you mean warning?");
  }

  @Test
  void namesAreHeldToTheChosenStyle() {
    Ran ran =
        shell.run("lint", "--field-names", "snake", "--fail-on", "warning", contract.toString());
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out()).contains("'customerId' is not in the style 'snake' [name-convention]");
  }

  @Test
  void machinesGetOneDocument() throws IOException {
    replace(contract, "version: 2.3.0", "version: two");
    Ran ran = shell.run("lint", "--output", "json", contract.toString());
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out())
        .startsWith("{\"files\":1,\"errors\":1,\"warnings\":0,\"infos\":0,\"findings\":[{")
        .contains("\"line\":7,\"column\":10,\"code\":\"version-not-semver\"");
  }

  @Test
  void aFileThatCannotBeReadIsAnErrorAmongTheOthers() throws IOException {
    Files.writeString(folder.resolve("shop/broken.odcs.yaml"), "kind: DataContract\n\tx: 1\n");
    Ran ran = shell.run("lint", folder.resolve("shop").toString());
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out()).contains("broken.odcs.yaml:2:1: error: Cannot read the file: ");
  }

  @Test
  void otherFilesOfAFolderAreLeftAlone() throws IOException {
    Files.writeString(folder.resolve("shop/values.yaml"), "kind: Change\n");
    Files.writeString(folder.resolve("shop/bad.yaml"), "{{");
    assertThat(shell.run("lint", folder.resolve("shop").toString()).exit()).isZero();
  }

  @Test
  void aFileThatIsNotThereIsAProblem() {
    Ran missing = shell.run("lint", folder.resolve("no.yaml").toString());
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.err()).contains("Cannot read the file: ");
  }

  @Test
  void aFolderWithoutContractsIsAProblem() throws IOException {
    Files.createDirectories(folder.resolve("void"));
    Ran ran = shell.run("lint", folder.resolve("void").toString());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("it holds no contract and no usage");
  }
}
