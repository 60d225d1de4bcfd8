package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Pages of a folder, on disk. */
final class DocsBuildTest {
  private static final Path EXAMPLES = Path.of("..", "examples", "contracts");

  @TempDir private Path folder;
  private Shell shell;
  private Path shop;
  private Path out;

  @BeforeEach
  void copyTheExamples() throws IOException {
    shell = new Shell(folder.resolve("state"));
    shop = Files.createDirectories(folder.resolve("the shop's"));
    out = folder.resolve("pages");
    for (String file : List.of("orders.odcs.yaml", "billing.usage.yaml")) {
      assertThat(Files.copy(EXAMPLES.resolve(file), shop.resolve(file))).exists();
    }
    assertThat(
            Files.writeString(
                shop.resolve("cents.change.yaml"),
                """
                apiVersion: lockstep/v1
                kind: Change
                id: 2026-11-20-cents
                title: Cents by their name
                contract: shop.orders
                operations:
                  - rename: {from: totalMinor, to: totalCents}
                """))
        .exists();
  }

  private Ran build() {
    return shell.run("docs", "build", shop.toString(), "--out", out.toString());
  }

  private Map<String, String> written() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        pages.put(out.relativize(file).toString(), Files.readString(file));
      }
    }
    return pages;
  }

  @Test
  void everyPageIsWrittenAndTheSecondTimeTheSame() throws IOException {
    Ran ran = build();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    Map<String, String> first = written();
    assertThat(first)
        .containsKeys(
            "index.md",
            "dictionary.md",
            "dictionary.html",
            "dictionary.csv",
            "glossary.md",
            "flow.md",
            "flow.svg",
            "changelog.md",
            "runbooks/2026-11-20-cents/operator.md");
    assertThat(build().exit()).isZero();
    assertThat(written()).isEqualTo(first);
  }

  @Test
  void aPageOfAChangeThatIsNoMoreGoes() throws IOException {
    assertThat(build().exit()).isZero();
    Files.delete(shop.resolve("cents.change.yaml"));
    assertThat(build().exit()).isZero();
    assertThat(written().keySet()).noneMatch(name -> name.startsWith("runbooks"));
  }

  @Test
  void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("index.md"), "mine");
    Ran ran = build();
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("it holds files that this command did not write");
    assertThat(Files.readString(out.resolve("index.md"))).isEqualTo("mine");
  }

  @Test
  void aChangeWithAMistakeHasNoRunbook() throws IOException {
    Files.writeString(shop.resolve("bad.yaml"), "kind: Change\nid: [\n");
    Files.writeString(shop.resolve("bad2.change.yaml"), "kind: Change\nid: x\n");
    Ran ran = build();
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("Cannot make a runbook of", "bad2.change.yaml:1:1");
    assertThat(out).doesNotExist();
  }

  @Test
  void everyCommandOfARunbookIsOneThatThereIs() throws IOException {
    assertThat(build().exit()).isZero();
    int commands = 0;
    for (Map.Entry<String, String> page : written().entrySet()) {
      for (String line : page.getValue().lines().filter(l -> l.startsWith("lockstep ")).toList()) {
        List<String> words = words(line.substring("lockstep ".length()));
        assertThat(parsed(words)).as(page.getKey() + ": " + line).isTrue();
        commands++;
      }
    }
    assertThat(commands).isGreaterThan(20);
    assertThat(written().get("runbooks/2026-11-20-cents/operator.md"))
        .contains("the shop'\\''s/cents.change.yaml' --collection orders_v2");
  }

  private boolean parsed(List<String> words) {
    CommandLine.ParseResult result =
        LockstepCommand.commandLine(shell.surroundings()).parseArgs(words.toArray(String[]::new));
    return result.hasSubcommand() && result.errors().isEmpty();
  }

  /** The words of a command line, as a shell takes it apart. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == '\\' && !quoted) {
        word.append(line.charAt(++i));
      } else if (c == ' ' && !quoted) {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    words.add(word.toString());
    return words;
  }
}
