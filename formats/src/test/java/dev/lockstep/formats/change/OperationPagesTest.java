package dev.lockstep.formats.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.compile.CompiledChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationPagesTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\n(.*?)^```");

  @ParameterizedTest
  @MethodSource("pages")
  void examplesOfEveryPageCompile(Path page) throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(page));
    assertThat(example.find()).isTrue();
    String change =
        """
        apiVersion: lockstep/v1
        kind: Change
        id: example
        title: An example
        operations:
        """
            + example.group(1).indent(2);

    CompiledChange compiled = CompiledChange.of(ChangeFileTest.change(change));

    assertThat(compiled.undo()).isNotEmpty();
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> pages = Files.list(Path.of("../docs/operations"))) {
      return pages.sorted().toList();
    }
  }
}
