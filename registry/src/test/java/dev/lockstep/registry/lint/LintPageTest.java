package dev.lockstep.registry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of the rules is what the rules say of themselves. */
class LintPageTest {
  private static final Path PAGE = Path.of("..", "docs", "lint.md");
  private static final String BEGIN =
      """
      # Lint

      `lockstep lint` looks at [contracts](contracts.md) and [usages](usages.md) together, and says
      what is wrong or careless in them, each with file, line and column. What cannot be read at all
      is an error, too. Exit codes: 0 nothing at or above `--fail-on`, 100 something, 1 a file that
      is not there. Sunsets are held against today's date in UTC. The level is the usual one;
      `lint` in the [policy](compatibility.md#the-policy) says otherwise, and how names are built.

      | rule | level | finds that |
      |---|---|---|
      """;

  @Test
  void thePageIsUpToDate() throws IOException {
    StringBuilder page = new StringBuilder(BEGIN);
    for (LintRule rule : LintRule.values()) {
      page.append("| `%s` | %s | %s |\n".formatted(rule.code(), rule.level().word(), rule.page()));
    }
    Path drawn = Path.of("target", "lint.md");
    Files.createDirectories(drawn.getParent());
    Files.writeString(drawn, page);
    assertThat(Files.readString(PAGE))
        .as("docs/lint.md; the page as it should be is registry/target/lint.md")
        .isEqualTo(page.toString());
  }
}
