package dev.lockstep.checks.subject;

import dev.lockstep.engine.rollout.OldWhen;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.formats.cel.CelReader;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.check.Interpreter;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.inplace.Layout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Changes as the engine wants them, from the text a user would write. */
public final class Subjects {
  /** What was read, by name and operations: simulations ask for the same ones again and again. */
  private static final Map<List<String>, Subject> READ = new ConcurrentHashMap<>();

  private Subjects() {}

  /** The subject of a change of this name with these operations, as they stand in a change file. */
  public static Subject of(String name, String operations) {
    return READ.computeIfAbsent(List.of(name, operations), key -> read(name, operations));
  }

  private static Subject read(String name, String operations) {
    String text =
        """
        apiVersion: lockstep/v1
        kind: Change
        id: checked-%s
        title: A change to be checked
        contract: shop.things
        owner: team-things
        rationale: To be checked.
        operations:
        """
                .formatted(name)
            + operations.indent(2);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (ChangeFile.read(name + ".yaml", bytes)) {
      case ChangeFile.Parsed parsed -> of(parsed.change());
      case ChangeFile.Invalid invalid -> throw new AssertionError(invalid.findings().toString());
    };
  }

  /** What holds for old documents only, as it is written on the command line. */
  public static OldWhen oldWhen(String text) {
    return new OldWhen(text, CelReader.read(text));
  }

  /** The subject of a change; the oracle is the interpreter, not the lenses. */
  public static Subject of(Change change) {
    Layout layout = new Layout(change.id(), CompiledChange.of(change).components());
    return new Subject(change, change.id(), layout, new Interpreter(change)::forward);
  }
}
