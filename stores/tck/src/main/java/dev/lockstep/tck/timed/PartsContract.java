package dev.lockstep.tck.timed;

import static dev.lockstep.tck.timed.TestTable.APPLIED;
import static dev.lockstep.tck.timed.TestTable.SHADOWED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.CellTimes;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.Grounds;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.model.write.Times;
import dev.lockstep.model.write.Written;
import dev.lockstep.store.StoredDocument.Readable;
import dev.lockstep.tck.TimedClient.Stamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A set that is stored by its parts: each element is a cell with a time of its own. */
public interface PartsContract extends TimedStoreUnderTest {
  @Test
  default void everyPartIsReadWithItsTimeInTheOrderOfTheSet(TestTable rows) {
    add(rows, "b", 5);
    add(rows, "a", 7);
    Readable read = rows.read();
    assertThat(read.document().get("labels")).contains(set("a", "b"));
    assertThat(times(read)).containsExactly(rows.at(7), rows.at(5));
    assertThat(read.times().latest(Set.of("labels"))).hasValue(rows.at(7));
  }

  @Test
  default void aSetWithoutElementsIsNotThere(TestTable rows) {
    rows.set("note", "there", 0);
    add(rows, "a", 1);
    rows.client().remove(rows.key(), "labels", text("a"), rows.at(2));
    assertThat(rows.fields()).containsExactly("note");
    assertThat(rows.read().times().cells()).containsOnlyKeys("note");
  }

  @Test
  default void aSetThatIsAssignedAnewLosesWhatWasThereAndKeepsWhatIsNewer(TestTable rows) {
    add(rows, "old", 1);
    add(rows, "newer", 20);
    Map<String, Value> assigned = Map.of("labels", set("a"));
    rows.client().set(rows.key(), assigned, Stamp.at(rows.at(10)));
    assertThat(rows.found("labels")).contains(set("a", "newer"));
    add(rows, "late", 9);
    assertThat(rows.found("labels")).contains(set("a", "newer"));
    rows.unset("labels", 20);
    assertThat(rows.found("labels")).isEmpty();
  }

  @Test
  default void aWriteAddsAndTakesAwaySinglePartsAndLeavesTheOthers(TestTable rows) {
    add(rows, "a", 1);
    add(rows, "b", 2);
    rows.set("town", "x", 10);
    GuardedWrite write = following(rows.read(), "b", "c");
    add(rows, "live", 3);
    assertThat(rows.write(write)).isEqualTo(APPLIED);
    Readable read = rows.read();
    assertThat(read.document().get("labels")).contains(set("b", "c", "live"));
    assertThat(times(read)).containsExactly(rows.at(2), rows.at(10), rows.at(3));
  }

  @Test
  default void aPartIsTakenAwayAtItsOwnTime(TestTable rows) {
    add(rows, "a", 5);
    add(rows, "b", 8);
    rows.set("town", "x", 10);
    GuardedWrite write = following(rows.read(), "b");
    add(rows, "a", 6);
    assertThat(rows.write(write)).isEqualTo(APPLIED);
    assertThat(rows.found("labels")).contains(set("a", "b"));
  }

  @Test
  default void aPartThatWasRemovedMeanwhileIsNotBroughtBackByAnOlderOne(TestTable rows) {
    add(rows, "a", 5);
    rows.set("town", "x", 10);
    GuardedWrite write = following(rows.read(), "a", "b");
    rows.client().remove(rows.key(), "labels", text("b"), rows.at(30));
    assertThat(rows.write(write)).isIn(APPLIED, SHADOWED);
    assertThat(rows.found("labels")).contains(set("a"));
  }

  /** The write of the set that follows from {@code town}, decided on what was read. */
  private static GuardedWrite following(Readable read, String... elements) {
    Path labels = Path.of("labels");
    Path town = Path.of("town");
    List<Grounds.Pair> pairs = List.of(new Grounds.Pair(List.of(town), List.of(labels)));
    return new GuardedWrite(
        read.key(),
        List.of(new Assertion.Present(town)),
        List.of(new Edit.Set(labels, set(elements))),
        new Grounds(read.document(), pairs, Times.UNTOLD).at(read.times()));
  }

  private static void add(TestTable rows, String element, long micros) {
    rows.client().add(rows.key(), "labels", text(element), Stamp.at(rows.at(micros)));
  }

  private static List<Long> times(Readable read) {
    assertThat(read.times().cells().get("labels")).isInstanceOf(CellTimes.Parts.class);
    return ((CellTimes.Parts) Optional.ofNullable(read.times().cells().get("labels")).orElseThrow())
        .parts().stream().flatMap(Optional::stream).map(Written::micros).toList();
  }

  private static Value text(String text) {
    return TestTable.text(text);
  }

  private static Value set(String... elements) {
    return new Value.Array(Stream.of(elements).map(TestTable::text).toList());
  }
}
