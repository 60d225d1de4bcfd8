package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EachTest {
  private static final Operation TO_NUMBER =
      new Operation.Convert(path("list[].x"), ValueType.INT32, new Otherwise.Constant(Value.NULL));
  private final Trial trial = Trial.of(TO_NUMBER);

  private static Document list(Object... xs) {
    return doc("list", List.of(xs).stream().map(x -> doc("x", x)).toList());
  }

  @Test
  void everyElementIsCarried() {
    assertThat(trial.forward(list("1", "two"))).isEqualTo(list(1, Value.NULL));
  }

  @Test
  void elementsKeepTheirOriginalsWhenOthersAreEditedAddedAndRemoved() {
    Document old = list("1", "two", "3");

    assertThat(trial.back(list(1, Value.NULL, 7), old)).isEqualTo(list("1", "two", "7"));
    assertThat(trial.back(list(1, Value.NULL, 3, 4), old)).isEqualTo(list("1", "two", "3", 4));
    assertThat(trial.back(list(Value.NULL, 3), old)).isEqualTo(list("two", "3"));
    assertThat(trial.back(list(3, Value.NULL, 1), old)).isEqualTo(list("3", "two", "1"));
  }

  @Test
  void elementThatMayHaveBeenEitherIsNotGuessed() {
    assertThat(trial.heldBack(list(Value.NULL), list("one", "two")))
        .isEqualTo("list[]: which element it was cannot be told");
  }

  @Test
  void keyTellsElementsApart() {
    Trial keyed =
        Trial.of(
            new Operation.Each(
                path("list[]"),
                Optional.of("k"),
                List.of(
                    new Step(
                        new Operation.Convert(
                            path("x"), ValueType.INT32, new Otherwise.Constant(Value.NULL)),
                        Optional.empty()))));

    assertThat(
            keyed.back(
                doc("list", List.of(doc("k", 2, "x", Value.NULL))),
                doc("list", List.of(doc("k", 1, "x", "one"), doc("k", 2, "x", "two")))))
        .isEqualTo(doc("list", List.of(doc("k", 2, "x", "two"))));
    Document both = doc("list", List.of(doc("k", 1, "x", "one"), doc("k", 2, "x", "two")));
    List<Document> turnedRound =
        List.of(doc("k", 2, "x", Value.NULL, "y", 1), doc("k", 1, "x", Value.NULL, "y", 1));
    assertThat(keyed.back(doc("list", turnedRound), both))
        .isEqualTo(
            doc("list", List.of(doc("k", 2, "x", "two", "y", 1), doc("k", 1, "x", "one", "y", 1))));
  }

  @Test
  void elementsThemselvesAndMapsInArraysAreReached() {
    Trial tags =
        Trial.of(
            new Operation.Convert(path("tags[]"), ValueType.STRING, new Otherwise.Reject()),
            new Operation.Wrap(path("list[].m.{}.v")));

    assertThat(
            tags.forward(
                doc("tags", List.of(1, "a"), "list", List.of(doc("m", doc("k", doc("v", 1)))))))
        .isEqualTo(
            doc(
                "tags",
                List.of("1", "a"),
                "list",
                List.of(doc("m", doc("k", doc("v", List.of(1)))))));
    assertThat(tags.held(doc("tags", List.of(doc())))).startsWith("tags[]: ");
  }

  @Test
  void wholeContainerIsTheFootprint() {
    assertThat(trial.lens().footprint().oldPaths()).containsExactly(path("list"));
    assertThat(trial.lens().footprint().claimed()).containsExactly(path("list"));
  }
}
