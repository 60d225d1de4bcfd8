package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.expression.Expression;
import org.junit.jupiter.api.Test;

class AddTest {
  private final Trial trial =
      Trial.of(new Operation.Add(path("n.a"), new Expression.Literal(Value.int32(0))));

  @Test
  void parentIsMadeAndTakenAwayAgain() {
    assertThat(trial.forward(doc("x", 1))).isEqualTo(doc("x", 1, "n", doc("a", 0)));
    assertThat(trial.keeps(doc("x", 1))).isFalse();
  }

  @Test
  void emptyParentThatWasThereStays() {
    assertThat(trial.forward(doc("n", doc()))).isEqualTo(doc("n", doc("a", 0)));
  }

  @Test
  void valueThatStoodThereComesBackWhateverIsWritten() {
    assertThat(trial.back(doc("n", doc("a", 5)), doc("n", doc("a", 7))))
        .isEqualTo(doc("n", doc("a", 7)));
  }

  @Test
  void writtenValueStaysWhenTheOldSideIsPut() {
    assertThat(trial.put(doc("x", 2), doc("x", 1, "n", doc("a", 5))))
        .isEqualTo(doc("x", 2, "n", doc("a", 5)));
  }

  @Test
  void belowAValueThatIsNoDocumentThereIsNoPlace() {
    assertThat(trial.held(doc("n", 1)))
        .isEqualTo("n.a: a value that is no document stands above it");
  }
}
