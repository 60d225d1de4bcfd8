package dev.lockstep.model.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.inplace.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/stages.md} equal to the table; run with {@code -Dlockstep.write=true} to write
 * it.
 */
class StagePageTest {
  private static final Path PAGE = Path.of("..", "docs", "stages.md");

  @Test
  void thePageShowsTheTable() throws IOException {
    if (Boolean.getBoolean("lockstep.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE))
        .as("docs/stages.md is stale: run this test with -Dlockstep.write=true")
        .isEqualTo(page());
  }

  private static String page() {
    return """
    # Stages

    Where a rollout may stand and how it may move. This page is drawn from the table in the code,
    `dev.lockstep.model.stage.StageTable`; a move that is not here is refused.

    ```mermaid
    %s```

    | from | move | to | when |
    |---|---|---|---|
    %s

    A rollout can be frozen at any stage and resumes there; freezing is not a stage.

    - Reads are answered from the old shape at %s.
    - Reads are answered from the new shape at %s.
    - Giving up the old shape has three phases: %s.

    The move to `retired`, the only point of no return, is written to the journal before the first
    purge.
    """
        .formatted(StageTable.diagram(), rows(), words(Shape.OLD), words(Shape.NEW), phases());
  }

  private static String rows() {
    return StageTable.moves().stream()
        .map(move ->
            "| `%s` | %s | `%s` | %s |".formatted(move.from(), move.name(), move.to(), move.why()))
        .collect(Collectors.joining("\n"));
  }

  private static String words(Shape side) {
    return Stream.of(Stage.values())
        .filter(stage -> stage.authority() == side)
        .map(stage -> "`" + stage + "`")
        .collect(Collectors.joining(", "));
  }

  private static String phases() {
    return Stream.of(Retirement.values())
        .map(phase ->
            "%s (at `%s`, %s)"
                .formatted(
                    phase.name().toLowerCase(Locale.ROOT),
                    phase.stage(),
                    phase.isReversible() ? "can be taken back" : "cannot be taken back"))
        .collect(Collectors.joining(", "));
  }
}
