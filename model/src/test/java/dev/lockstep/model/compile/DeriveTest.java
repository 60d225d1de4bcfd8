package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.expression.Operator;
import org.junit.jupiter.api.Test;

class DeriveTest {
  private static final Operation TOTAL =
      new Operation.Derive(
          path("total"),
          new Expression.Arithmetic(
              Operator.MULTIPLY,
              new Expression.Field(path("price")),
              new Expression.Field(path("count"))));
  private final Trial trial = Trial.of(TOTAL);

  @Test
  void valueIsComputed() {
    assertThat(trial.forward(doc("price", 3, "count", 2)).get("total"))
        .isEqualTo(trial.forward(doc("price", 2, "count", 3)).get("total"));
  }

  @Test
  void valueFollowsOperandsThatBothShapesShare() {
    assertThat(trial.put(doc("price", 3, "count", 5), doc("price", 3, "count", 5, "total", 6)))
        .isEqualTo(trial.forward(doc("price", 3, "count", 5)));
  }

  @Test
  void editIsKeptWhereOperandsOfTheNewShapeDidNotMove() {
    Trial converted =
        Trial.of(
            new Operation.Rename(path("preis"), path("price")),
            new Operation.Rename(path("zahl"), path("count")),
            TOTAL);

    assertThat(converted.put(doc("preis", 3, "zahl", 2), doc("price", 3, "count", 2, "total", 99)))
        .isEqualTo(doc("price", 3, "count", 2, "total", 99));
    assertThat(converted.put(doc("preis", 3, "zahl", 5), doc("price", 3, "count", 2, "total", 99)))
        .isEqualTo(converted.forward(doc("preis", 3, "zahl", 5)));
  }

  @Test
  void absentOperandGivesNothing() {
    assertThat(trial.forward(doc("price", 3))).isEqualTo(doc("price", 3));
  }
}
