package dev.lockstep.tck.timed;

import static dev.lockstep.tck.timed.TestTable.APPLIED;
import static dev.lockstep.tck.timed.TestTable.followed;
import static dev.lockstep.tck.timed.TestTable.set;
import static dev.lockstep.tck.timed.TestTable.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.store.Expansion;
import dev.lockstep.store.WriteOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Room for fields is made, left to the users or taken away, and never the same twice. */
public interface RoomContract extends TimedStoreUnderTest {
  @Test
  default void aFieldIsWrittenOnlyWhereThereIsRoomForIt(TestTable rows) {
    rows.set("town", "a", 0);
    assertThat(rows.write(followed(rows.read(), set("region", "a"))))
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class,
            refused -> assertThat(refused.cause()).isEqualTo(WriteOutcome.Cause.OTHER));
    assertThat(rows.fields()).containsExactlyInAnyOrder("town");
    rows.makeRoom("region");
    assertThat(rows.write(followed(rows.read(), set("region", "a")))).isEqualTo(APPLIED);
    assertThat(rows.read().document().get("region")).contains(text("a"));
    assertThat(rows.time("region")).isZero();
  }

  @Test
  default void toMakeRoomThatIsThereDoesNothing(TestTable rows) {
    rows.makeRoom("region", TestTable.TAG);
    rows.set("region", "a", 0);
    List<Document> before = rows.store().catalogue(rows.name());
    rows.makeRoom("region", TestTable.TAG);
    assertThat(rows.store().catalogue(rows.name())).isEqualTo(before);
    assertThat(rows.found("region")).contains(text("a"));
  }

  @Test
  default void aFieldOfTheUsersIsNeverTaken(TestTable rows) {
    rows.set("town", "a", 0);
    assertThat(rows.expand("region", "town")).isInstanceOf(Expansion.Refused.class);
    rows.door().contract(List.of("town", "region"));
    assertThat(rows.found("town")).contains(text("a"));
    assertThat(rows.read().document().get("town")).contains(text("a"));
  }

  @Test
  default void roomThatIsTakenAwayGoesWithAllThatStandsInIt(TestTable rows) {
    List<Document> before = columns(rows);
    rows.makeRoom("region", TestTable.TAG);
    rows.set("town", "a", 0);
    rows.set("region", "a", 5);
    assertThat(columns(rows)).isNotEqualTo(before);
    rows.door().contract(List.of("region", TestTable.TAG, "never"));
    assertThat(columns(rows)).isEqualTo(before);
    assertThat(rows.fields()).containsExactlyInAnyOrder("town");
    assertThat(rows.write(followed(rows.read(), set("region", "b")))).isNotEqualTo(APPLIED);
    rows.door().contract(List.of("region"));
  }

  @Test
  default void roomThatIsMadeAgainIsEmptyAndHidesNothing(TestTable rows) {
    rows.set("town", "a", 1);
    for (int attempt = 1; attempt <= 3; attempt++) {
      rows.makeRoom("region");
      assertThat(rows.found("region")).as("in attempt %s", attempt).isEmpty();
      String value = "attempt " + attempt;
      assertThat(rows.write(followed(rows.read(), set("region", value)))).isEqualTo(APPLIED);
      assertThat(rows.found("region")).contains(text(value));
      assertThat(rows.time("region")).isEqualTo(1);
      rows.set("region", "much later", 1_000);
      rows.unset("region", 2_000);
      rows.door().contract(List.of("region"));
    }
  }

  @Test
  default void roomThatIsKeptIsTheUsers(TestTable rows) {
    rows.set("town", "a", 0);
    rows.makeRoom("region", TestTable.TAG);
    assertThat(rows.write(followed(rows.read(), set("region", "a")))).isEqualTo(APPLIED);
    rows.door().keep(List.of("region"));
    rows.door().contract(List.of("region", TestTable.TAG));
    assertThat(rows.found("region")).contains(text("a"));
    assertThat(rows.fields()).containsExactlyInAnyOrder("town", "region");
    assertThat(rows.expand("region")).isInstanceOf(Expansion.Refused.class);
  }

  @Test
  default void roomThatIsKeptUnderAnotherNameIsTheUsersToo(TestTable rows) {
    rows.set("town", "a", 0);
    rows.makeRoom("region");
    rows.door().contract(List.of("region"));
    rows.makeRoom("region");
    assertThat(rows.write(followed(rows.read(), set("region", "a")))).isEqualTo(APPLIED);
    rows.door().keep(List.of("region"));
    rows.door().contract(List.of("region"));
    assertThat(rows.read().document().get("region")).contains(text("a"));
    assertThat(rows.expand("region")).isInstanceOf(Expansion.Refused.class);
  }

  /** What the catalogue holds, but for what it remembers of names that are gone. */
  private static List<Document> columns(TestTable rows) {
    return rows.store().catalogue(rows.name()).stream()
        .filter(entry -> entry.get("in").filter(text("dropped_columns")::equals).isEmpty())
        .toList();
  }
}
