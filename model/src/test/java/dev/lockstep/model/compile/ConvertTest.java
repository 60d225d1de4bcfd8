package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import org.junit.jupiter.api.Test;

class ConvertTest {
  private final Trial trial = convert(new Otherwise.Constant(Value.NULL));

  private static Trial convert(Otherwise otherwise) {
    return Trial.of(new Operation.Convert(path("rating"), ValueType.DOUBLE, otherwise));
  }

  @Test
  void numberTakesTheTypeAndComesBackWithItsOwn() {
    assertThat(trial.forward(doc("rating", 5))).isEqualTo(doc("rating", 5.0));
  }

  @Test
  void originalOfAnUnfitValueComesBack() {
    assertThat(trial.forward(doc("rating", "Not yet rated"))).isEqualTo(doc("rating", Value.NULL));
  }

  @Test
  void editGoesBackInTheOldTypeWhereItFits() {
    assertThat(trial.back(doc("rating", 4.0), doc("rating", 5))).isEqualTo(doc("rating", 4));
    assertThat(trial.back(doc("rating", 4.5), doc("rating", 5))).isEqualTo(doc("rating", 4.5));
    assertThat(trial.back(doc("rating", 4.5), doc("rating", "Not yet rated")))
        .isEqualTo(doc("rating", 4.5));
  }

  @Test
  void valueOfTheTypeIsItselfAndNothingIsKept() {
    assertThat(trial.forward(doc("rating", 4.5))).isEqualTo(doc("rating", 4.5));
    assertThat(trial.keeps(doc("rating", 4.5))).isFalse();
  }

  @Test
  void nullAndAbsenceStay() {
    assertThat(trial.forward(doc("rating", Value.NULL))).isEqualTo(doc("rating", Value.NULL));
    assertThat(trial.forward(doc("x", 1))).isEqualTo(doc("x", 1));
  }

  @Test
  void nothingIsRounded() {
    assertThat(convert(new Otherwise.Reject()).held(doc("rating", Value.int64(9007199254740993L))))
        .isEqualTo("rating: no double says the same as this long");
  }

  @Test
  void otherBranchesKeepOrLeaveOut() {
    assertThat(convert(new Otherwise.Keep()).forward(doc("rating", "x")))
        .isEqualTo(doc("rating", "x"));
    assertThat(convert(new Otherwise.Absent()).forward(doc("rating", "x", "y", 1)))
        .isEqualTo(doc("y", 1));
  }
}
