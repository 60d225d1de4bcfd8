package dev.lockstep.checks.simulation;

import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.inplace.Layout;
import java.nio.charset.StandardCharsets;

/** Changes as the engine wants them, from the text a user would write. */
final class Subjects {
  private Subjects() {}

  static Subject of(Scenario scenario) {
    String text =
        """
        apiVersion: lockstep/v1
        kind: Change
        id: simulated-%s
        title: A simulated change
        contract: shop.things
        owner: team-things
        rationale: To be simulated.
        operations:
        """
                .formatted(scenario.name())
            + scenario.yaml().indent(2);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (ChangeFile.read(scenario.name() + ".yaml", bytes)) {
      case ChangeFile.Parsed parsed -> of(parsed.change());
      case ChangeFile.Invalid invalid -> throw new AssertionError(invalid.findings().toString());
    };
  }

  private static Subject of(Change change) {
    Layout layout = new Layout(change.id(), CompiledChange.of(change).components());
    return new Subject(change, change.id(), layout, Oracles.of(change));
  }
}
