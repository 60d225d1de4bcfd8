package dev.lockstep.model.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Range.Bound;
import dev.lockstep.model.shape.Range.Edge;
import dev.lockstep.model.shape.Shape.Fields;
import dev.lockstep.model.shape.Shape.Member;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final Shape LINES =
      new Shape.Elements(Node.of(Fields.of(Field.of("sku", Shape.single()))), Size.ANY, false);
  private static final Shape PAYMENT =
      new Shape.Union(
          List.of(
              new Member("card", Node.of(Fields.of(Field.of("number", Shape.single())))),
              new Member("cash", Node.of(Fields.of(Field.of("number", Shape.single()))))),
          Optional.empty());
  private static final Fields ORDER =
      Fields.of(
          Field.of("lines", LINES),
          Field.of("payment", PAYMENT),
          Field.of("prefs", new Shape.Entries(Optional.empty(), Node.of(Shape.single()), Size.ANY)),
          Field.of("free", new Shape.Any()));

  @Test
  void aPathLeadsThroughElementsWithAndWithoutTheirStep() {
    assertThat(ORDER.at(Path.parse("lines[].sku"))).hasSize(1);
    assertThat(ORDER.at(Path.parse("lines.sku"))).hasSize(1);
    assertThat(ORDER.at(Path.parse("lines.qty"))).isEmpty();
  }

  @Test
  void aPathIntoAUnionLeadsToTheFieldOfEachMember() {
    assertThat(ORDER.at(Path.parse("payment.number"))).hasSize(2);
  }

  @Test
  void aPathIntoAMapTakesAnyKey() {
    assertThat(ORDER.at(Path.parse("prefs.{}"))).hasSize(1);
    assertThat(ORDER.at(Path.parse("prefs.theme"))).hasSize(1);
    assertThat(ORDER.at(Path.parse("prefs[]"))).isEmpty();
  }

  @Test
  void whatTheShapeLeavesOpenIsOpenBelow() {
    assertThat(ORDER.isOpenAt(Path.parse("free.anything[].deep"))).isTrue();
    assertThat(ORDER.isOpenAt(Path.parse("lines.qty"))).isFalse();
  }

  @Test
  void aRangeWithOneExcludedEndAtTheOtherIsEmpty() {
    Range range = range("1", Edge.INCLUDED, "1.0", Edge.EXCLUDED);
    assertThat(range.isEmpty()).isTrue();
    assertThat(range("1", Edge.INCLUDED, "1.0", Edge.INCLUDED).isEmpty()).isFalse();
    assertThat(range("2", Edge.INCLUDED, "1", Edge.INCLUDED).isEmpty()).isTrue();
  }

  @Test
  void numbersAreComparedExactly() {
    Range range = range("0", Edge.INCLUDED, "9007199254740993", Edge.EXCLUDED);
    assertThat(range.contains(new BigDecimal("9007199254740992"))).isTrue();
    assertThat(range.contains(new BigDecimal("9007199254740993"))).isFalse();
  }

  private static Range range(String min, Edge low, String max, Edge high) {
    return new Range(
        Optional.of(new Bound(new BigDecimal(min), low)),
        Optional.of(new Bound(new BigDecimal(max), high)),
        Optional.empty());
  }
}
