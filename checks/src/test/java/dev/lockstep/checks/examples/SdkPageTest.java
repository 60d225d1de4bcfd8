package dev.lockstep.checks.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.checks.tidy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page of the SDK shows is in a test that runs it. */
class SdkPageTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(?:java|yaml)\\n(.*?)^```$");

  @Test
  void whatThePageShowsIsRunByTests() throws IOException {
    Path root = Repository.containing().root();
    String tests = tests(root.resolve("client"));
    List<String> shown =
        BLOCK
            .matcher(Files.readString(root.resolve("docs/sdk.md")))
            .results()
            .map((MatchResult block) -> unindented(block.group(1)))
            .toList();
    assertThat(shown).isNotEmpty().allSatisfy(block -> assertThat(tests).contains(block));
  }

  private static String tests(Path clients) throws IOException {
    try (Stream<Path> files = Files.walk(clients)) {
      List<Path> examples =
          files.filter(file -> file.toString().endsWith("Test.java")).sorted().toList();
      StringBuilder text = new StringBuilder();
      for (Path example : examples) {
        text.append(unindented(Files.readString(example)));
      }
      return text.toString();
    }
  }

  /** Depth is of no matter: a page shows the midst of a method. */
  private static String unindented(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n"));
  }
}
