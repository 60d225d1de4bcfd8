package dev.lockstep.registry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the rules are what the rules say of themselves, with the cases they are held to. */
final class RulePagesTest {
  private static final Path PAGES = Path.of("..", "docs", "rules");
  private static final Path CASES =
      Path.of("src", "test", "resources", "dev", "lockstep", "registry", "check", "cases");

  @Test
  void thePagesAreUpToDate() throws IOException {
    Map<String, String> wanted = new TreeMap<>();
    for (Rule rule : Rules.all()) {
      wanted.put(rule.about().id() + ".md", page(rule.about()));
    }
    wanted.put("README.md", index());
    Path drawn = Files.createDirectories(Path.of("target", "rules"));
    for (Map.Entry<String, String> page : wanted.entrySet()) {
      Files.writeString(drawn.resolve(page.getKey()), page.getValue());
    }
    assertThat(found())
        .as("docs/rules; the pages as they should be are in registry/target/rules")
        .isEqualTo(wanted);
  }

  private static Map<String, String> found() throws IOException {
    Map<String, String> found = new TreeMap<>();
    List<Path> pages;
    try (Stream<Path> all = Files.list(PAGES)) {
      pages = all.toList();
    }
    for (Path page : pages) {
      found.put(page.getFileName().toString(), Files.readString(page));
    }
    return found;
  }

  private static String page(About about) throws IOException {
    String cases = Files.readString(CASES.resolve(about.id() + ".yaml"), StandardCharsets.UTF_8);
    return """
    # %s

    Finds %s.

    **Protects.** %s

    **Do.** %s

    The cases that the rule is held to: one that fires, a near miss that is silent, and one that
    nobody can tell, or why there is none. Each is a part of a collection before and after, and
    what is known beside.

    ```yaml
    %s```

    [All rules](README.md), [how they are weighed](../compatibility.md).
    """
        .formatted(about.id(), about.detects(), about.protects(), about.remedy(), cases);
  }

  private static String index() {
    String rows =
        Rules.all().stream()
            .map(Rule::about)
            .map(about ->
                "| [%s](%s.md) | %s |\n".formatted(about.id(), about.id(), about.detects()))
            .collect(Collectors.joining());
    return """
    # The rules of compatibility

    What `lockstep breaking` looks for, and [`lockstep check`](../changes.md) beside it of a
    change; `lockstep explain RULE` says the same at the terminal.
    [How findings are weighed](../compatibility.md).

    | rule | finds |
    |---|---|
    """
        + rows;
  }
}
