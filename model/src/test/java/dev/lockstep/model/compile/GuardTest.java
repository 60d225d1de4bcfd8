package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Guard;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.expression.Comparison;
import dev.lockstep.model.expression.Expression;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardTest {
  private static final Operation RENAME = new Operation.Rename(path("a"), path("b"));
  private final Trial absent = guarded(new Guard.TargetAbsent());
  private final Trial active =
      guarded(
          new Guard.Holds(
              new Expression.Compare(
                  Comparison.EQUAL,
                  new Expression.Field(path("state")),
                  new Expression.Literal(Value.text("active")))));

  private static Trial guarded(Guard guard) {
    return Trial.of(List.of(new Step(RENAME, Optional.of(guard))));
  }

  @Test
  void takenTargetIsLeftAlone() {
    assertThat(absent.forward(doc("a", 1, "b", 2))).isEqualTo(doc("a", 1, "b", 2));
    assertThat(absent.forward(doc("a", 1))).isEqualTo(doc("b", 1));
    assertThat(absent.forward(doc("b", 2))).isEqualTo(doc("b", 2));
  }

  @Test
  void operationAppliesWhereTheExpressionHolds() {
    assertThat(active.forward(doc("a", 1, "state", "active")))
        .isEqualTo(doc("b", 1, "state", "active"));
    assertThat(active.forward(doc("a", 1, "state", "closed")))
        .isEqualTo(doc("a", 1, "state", "closed"));
  }

  @Test
  void bothShapesClaimEveryPathOfAGuardedOperation() {
    assertThat(active.lens().footprint().claimed()).containsExactlyInAnyOrder(path("a"), path("b"));
    assertThat(active.lens().footprint().reads()).containsExactly(path("state"));
  }

  @Test
  void oldFieldInADocumentThatWasCarriedHasNoWayBack() {
    assertThat(
            active.heldBack(doc("a", 5, "b", 1, "state", "active"), doc("a", 1, "state", "active")))
        .startsWith("a: ");
  }
}
