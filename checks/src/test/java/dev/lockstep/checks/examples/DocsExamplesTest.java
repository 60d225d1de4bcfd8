package dev.lockstep.checks.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.checks.tidy.Repository;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.plan.PlanFile;
import dev.lockstep.formats.reading.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every change and every plan that a page shows can be carried out. */
class DocsExamplesTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

  static final List<Shown> CHANGES = pages().flatMap(page -> shown(page, "Change")).toList();
  static final List<Shown> PLANS = pages().flatMap(page -> shown(page, PlanFile.KIND)).toList();

  /** A change or a plan in a page. */
  record Shown(String page, String text) {
    @Override
    public String toString() {
      return page;
    }
  }

  @ParameterizedTest
  @FieldSource("CHANGES")
  void changesInPagesHaveNoFindings(Shown shown) {
    byte[] bytes = shown.text().getBytes(StandardCharsets.UTF_8);
    ChangeFile read = ChangeFile.read(shown.page(), bytes);
    assertThat(read)
        .as(() -> read instanceof ChangeFile.Invalid invalid ? invalid.findings().toString() : "")
        .isInstanceOf(ChangeFile.Parsed.class);
  }

  @Test
  void theSpecificationShowsAChange() {
    assertThat(CHANGES).extracting(Shown::page).contains("docs/spec/change-file.md");
  }

  @ParameterizedTest
  @FieldSource("PLANS")
  void plansInPagesHaveNoFindings(Shown shown) {
    byte[] bytes = shown.text().getBytes(StandardCharsets.UTF_8);
    assertThat(PlanFile.read(shown.page(), bytes)).isInstanceOf(Outcome.Whole.class);
  }

  @Test
  void thePageOfPlansShowsOne() {
    assertThat(PLANS).extracting(Shown::page).contains("docs/plans.md");
  }

  private static Stream<Shown> shown(Path page, String kind) {
    Path root = Repository.containing().root();
    String name = root.relativize(page).toString().replace('\\', '/');
    return BLOCK
        .matcher(read(page))
        .results()
        .map(block -> block.group(1))
        .filter(text -> text.contains("kind: " + kind))
        .map(text -> new Shown(name, text));
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + page, e);
    }
  }

  private static Stream<Path> pages() {
    Path root = Repository.containing().root();
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      List<Path> pages =
          docs.filter(path -> path.toString().endsWith(".md") && Files.isRegularFile(path))
              .sorted()
              .toList();
      return Stream.concat(Stream.of(root.resolve("README.md")), pages.stream());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the pages of " + root, e);
    }
  }
}
