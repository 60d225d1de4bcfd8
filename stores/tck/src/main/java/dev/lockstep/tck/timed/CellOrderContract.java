package dev.lockstep.tck.timed;

import static dev.lockstep.tck.timed.TestTable.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of the live writes of a cell the one with the latest time counts, whatever comes last. */
public interface CellOrderContract extends TimedStoreUnderTest {
  @Test
  default void theLaterTimeWinsWhateverComesLast(TestTable rows) {
    rows.set("town", "late", 10);
    rows.set("town", "early", 5);
    assertThat(rows.found("town")).contains(text("late"));
    assertThat(rows.time("town")).isEqualTo(10);
  }

  @Test
  default void atTheSameTimeTheGreaterValueWinsWhateverComesLast(TestTable rows) {
    rows.set("town", "b", 0);
    rows.set("town", "a", 0);
    assertThat(rows.found("town")).contains(text("b"));
    rows.set("town", "c", 0);
    assertThat(rows.found("town")).contains(text("c"));
  }

  @Test
  default void atTheSameTimeADeleteWinsOverEveryValue(TestTable rows) {
    rows.set("note", "there", 0);
    rows.set("town", "z", 0);
    rows.unset("town", 0);
    rows.set("town", "zz", 0);
    assertThat(rows.found("town")).isEmpty();
    rows.set("town", "later", 1);
    assertThat(rows.found("town")).contains(text("later"));
  }

  @Test
  default void aDeleteOfTheRowTakesEveryCellUpToItsTimeAndNoneAfterIt(TestTable rows) {
    rows.set("town", "a", 0);
    rows.set("city", "a", 1);
    rows.client().delete(rows.key(), rows.at(0));
    assertThat(rows.found("town")).isEmpty();
    assertThat(rows.found("city")).contains(text("a"));
    rows.client().delete(rows.key(), rows.at(1));
    assertThat(rows.client().find(rows.key())).isEmpty();
    rows.set("note", "too late", 1);
    assertThat(rows.client().find(rows.key())).isEmpty();
    rows.set("note", "later", 2);
    assertThat(rows.fields()).containsExactly("note");
  }

  @Test
  default void anEmptiedRowStaysVisibleThroughACellThatIsLeft(TestTable rows) {
    rows.set("town", "a", 0);
    rows.set("city", "a", 1);
    rows.client().delete(rows.key(), rows.at(0));
    assertThat(rows.client().isVisible(rows.key())).isTrue();
    rows.client().unset(rows.key(), Set.of("city"), rows.at(1));
    assertThat(rows.client().isVisible(rows.key())).isFalse();
  }
}
