package dev.lockstep.checks.examples;

import dev.lockstep.engine.rollout.OldWhen;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.expression.Comparison;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.expression.Function;
import dev.lockstep.model.inplace.SharedPaths;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import java.util.List;
import java.util.Optional;

/** Tells the documents of an example from what becomes of them, one by one: all are known. */
final class Apart {
  private Apart() {}

  /** What holds for these old documents and for no new one; empty where no path is shared. */
  static Optional<OldWhen> tell(Subject subject, List<Document> olds) {
    SharedPaths shared = subject.layout().shared();
    return olds.stream()
        .flatMap(old -> clause(old, subject.oracle().forward(old).orElseThrow(), shared).stream())
        .reduce(Expression.Or::new)
        .or(() -> Optional.<Expression>of(new Expression.Literal(Value.bool(false))))
        .filter(expression -> !shared.isEmpty())
        .map(expression -> new OldWhen("one of the known documents", expression));
  }

  private static Optional<Expression> clause(Document old, Document renewed, SharedPaths shared) {
    return shared.paths().stream()
        .filter(path -> !Places.get(old, path).equals(Places.get(renewed, path)))
        .findFirst()
        .map(path ->
            new Expression.And(
                equal(new Expression.Field(Path.of("_id")), old.get("_id").orElseThrow()),
                Places.get(old, path)
                    .map(value -> differs(path, value, Places.get(renewed, path)))
                    .orElseGet(() -> new Expression.Not(new Expression.Has(path)))));
  }

  private static Expression differs(Path path, Value old, Optional<Value> renewed) {
    if (renewed.isEmpty()) {
      return new Expression.Has(path);
    }
    return renewed.get().type() == old.type()
        ? equal(new Expression.Field(path), old)
        : equal(
            new Expression.Call(Function.TYPE, List.of(new Expression.Field(path))),
            Value.text(old.type().word()));
  }

  private static Expression equal(Expression operand, Value value) {
    return new Expression.Compare(Comparison.EQUAL, operand, new Expression.Literal(value));
  }
}
