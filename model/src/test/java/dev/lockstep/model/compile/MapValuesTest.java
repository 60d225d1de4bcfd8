package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.document.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapValuesTest {
  private static final Map<Value, Value> THEMES =
      Map.of(
          Value.text("teint"), Value.text("light"),
          Value.text("noir"), Value.text("dark"),
          Value.text("night"), Value.text("dark"));

  private static Trial map(Otherwise otherwise) {
    return Trial.of(new Operation.MapValues(path("theme"), THEMES, otherwise));
  }

  @Test
  void tableReplacesAndTheComplementTellsTwinsApart() {
    assertThat(map(new Otherwise.Keep()).forward(doc("theme", "night")))
        .isEqualTo(doc("theme", "dark"));
    assertThat(map(new Otherwise.Keep()).forward(doc("theme", "noir")))
        .isEqualTo(doc("theme", "dark"));
  }

  @Test
  void editGoesBackThroughTheTable() {
    assertThat(map(new Otherwise.Keep()).back(doc("theme", "light"), doc("theme", "noir")))
        .isEqualTo(doc("theme", "teint"));
  }

  @Test
  void typesAreNotMixed() {
    Trial trial =
        Trial.of(
            new Operation.MapValues(
                path("a"), Map.of(Value.int32(1), Value.text("one")), new Otherwise.Keep()));

    assertThat(trial.forward(doc("a", 1.0))).isEqualTo(doc("a", 1.0));
  }

  @Test
  void rejectedValueHoldsTheDocumentBackAndNewOneToo() {
    Trial trial = map(new Otherwise.Reject());

    assertThat(trial.held(doc("theme", "pink")))
        .isEqualTo("theme: the table has nothing for this string");
    assertThat(trial.heldBack(doc("theme", "pink"), doc("theme", "noir"))).startsWith("theme: ");
  }
}
