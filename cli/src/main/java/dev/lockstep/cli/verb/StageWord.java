package dev.lockstep.cli.verb;

import dev.lockstep.model.stage.Stage;
import java.util.Arrays;

/** Reads the name of a stage. */
public final class StageWord extends Words<Stage> {
  /** For the parser of commands. */
  public StageWord() {
    super(
        Arrays.stream(Stage.values())
            .filter(stage -> stage.compareTo(Stage.APPROVED) >= 0)
            .filter(stage -> stage.compareTo(Stage.NEW_PRIMARY) <= 0)
            .toArray(Stage[]::new),
        Stage::word);
  }
}
