package dev.lockstep.engine.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThrottlePageTest {

  @Test
  void thePageListsEveryKeyWithItsDefaultInOrder() throws IOException {
    List<String> rows =
        Stream.of(Knob.values())
            .map(knob -> knob.write(ThrottleSettings.DEFAULTS).split("=", 2))
            .map(pair -> "| `%s` | `%s` |".formatted(pair[0], pair[1]))
            .toList();
    assertThat(
            Files.readAllLines(Path.of("..", "docs", "throttle.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', line.indexOf('|', 1) + 1) + 1)))
        .containsExactlyElementsOf(rows);
  }
}
