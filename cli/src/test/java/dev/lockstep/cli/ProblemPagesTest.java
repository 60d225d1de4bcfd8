package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every problem has a page that says what it means, what is safe and what to do. */
final class ProblemPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "problems");

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void everyCodeHasItsPage(ProblemCode code) throws IOException {
    assertThat(Files.readString(PAGES.resolve(code.word() + ".md")))
        .startsWith("# " + code.word() + "\n")
        .contains("\n## What is safe\n", "\n## What to do\n");
  }

  @Test
  void everyPageHasItsCode() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(ProblemCode.values()).map(code -> code.word() + ".md").toList());
    }
  }
}
