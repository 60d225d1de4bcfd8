package dev.lockstep.model.compile;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.compile.SequenceLens.Numbered;
import dev.lockstep.model.lens.Component;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.validation.Finding;
import dev.lockstep.model.validation.Validation;
import java.util.ArrayList;
import java.util.List;

/**
 * A change made ready to be carried out: its data operations as lenses, its index operations apart.
 *
 * <p>Immutable; threads may share it.
 *
 * @param lens all data operations in sequence as one lens
 * @param components the data operations grouped by the paths they share, each group one lens; in
 *     any order they come to the same as {@code lens}, outside of field order
 * @param operations each data operation as a lens of its own, in sequence
 * @param indexes the {@code addIndex}, {@code dropIndex} and {@code setTtl} operations, in sequence
 * @param undo for every operation, whether and until when it can be undone
 */
public record CompiledChange(
    Lens lens,
    List<Component> components,
    List<Lens> operations,
    List<Operation> indexes,
    List<Undo> undo) {

  public CompiledChange {
    components = List.copyOf(components);
    operations = List.copyOf(operations);
    indexes = List.copyOf(indexes);
    undo = List.copyOf(undo);
  }

  /**
   * The compiled form of a change.
   *
   * @throws Problem with {@link ProblemCode#CHANGE_INVALID} where validation has findings
   */
  public static CompiledChange of(Change change) {
    refuseInvalid(change);
    List<Numbered> data = new ArrayList<>();
    List<Operation> indexes = new ArrayList<>();
    List<Undo> undo = new ArrayList<>();
    OperationCompiler compiler = OperationCompiler.overall();
    for (int i = 0; i < change.operations().size(); i++) {
      Operation.Step step = change.operations().get(i);
      if (isIndex(step.operation())) {
        indexes.add(step.operation());
        undo.add(Undoing.ofIndex(i, step.operation()));
      } else {
        Stage stage = compiler.next(step);
        data.add(new Numbered(Integer.toString(i), stage));
        undo.add(Undoing.of(i, step.operation(), stage.loss()));
      }
    }
    return new CompiledChange(
        new SequenceLens(data),
        Components.of(data),
        data.stream().<Lens>map(Numbered::lens).toList(),
        indexes,
        undo);
  }

  private static void refuseInvalid(Change change) {
    List<Finding> findings = Validation.of(change);
    if (!findings.isEmpty()) {
      Finding first = findings.getFirst();
      throw new Problem(
              ProblemCode.CHANGE_INVALID,
              "Cannot carry out "
                  + change.id()
                  + ": operation "
                  + (first.operation() + 1)
                  + ", "
                  + first.argument()
                  + ": "
                  + first.sentence(),
              "nothing was read or written",
              "lockstep validate")
          .with("findings", findings.size());
    }
  }

  private static boolean isIndex(Operation operation) {
    return operation instanceof Operation.AddIndex
        || operation instanceof Operation.DropIndex
        || operation instanceof Operation.SetTtl;
  }

  /** What the whole change loses on its way forward. */
  public Loss loss() {
    return lens.loss();
  }
}
