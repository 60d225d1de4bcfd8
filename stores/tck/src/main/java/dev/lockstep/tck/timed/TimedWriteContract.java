package dev.lockstep.tck.timed;

import static dev.lockstep.tck.timed.TestTable.APPLIED;
import static dev.lockstep.tck.timed.TestTable.CONFLICTING;
import static dev.lockstep.tck.timed.TestTable.SHADOWED;
import static dev.lockstep.tck.timed.TestTable.copied;
import static dev.lockstep.tck.timed.TestTable.followed;
import static dev.lockstep.tck.timed.TestTable.set;
import static dev.lockstep.tck.timed.TestTable.tagging;
import static dev.lockstep.tck.timed.TestTable.text;
import static dev.lockstep.tck.timed.TestTable.unset;
import static dev.lockstep.tck.timed.TestTable.untold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.model.write.Times;
import dev.lockstep.model.write.Timing;
import dev.lockstep.store.Capability;
import dev.lockstep.store.StoredDocument.Readable;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.TimedClient.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Writes lose against every live write that is newer than what they were decided on. */
public interface TimedWriteContract extends TimedStoreUnderTest {
  @Test
  default void whatFollowsFromACellHasItsTime(TestTable rows) {
    rows.set("town", "Bern", 10);
    rows.set("note", "apart", 99);
    assertThat(rows.write(copied(rows.read(), "Bern"))).isEqualTo(APPLIED);
    assertThat(rows.found("city")).contains(text("Bern"));
    assertThat(rows.time("city")).isEqualTo(10);
    assertThat(rows.time("town")).isEqualTo(10);
  }

  @Test
  default void whatReplacesACellThatIsAsNewIsAMicrosecondNewer(TestTable rows) {
    rows.set("town", "a", 10);
    rows.set("city", "z", 10);
    assertThat(rows.write(copied(rows.read(), "a"))).isEqualTo(APPLIED);
    assertThat(rows.found("city")).contains(text("a"));
    assertThat(rows.time("city")).isEqualTo(11);
  }

  @Test
  default void aNewerLiveWriteThatCameBeforeStays(TestTable rows) {
    rows.set("town", "a", 0);
    GuardedWrite write = copied(rows.read(), "a");
    rows.set("city", "live", 1);
    assertThat(rows.write(write)).isIn(APPLIED, SHADOWED);
    assertThat(rows.found("city")).contains(text("live"));
    assertThat(rows.time("city")).isEqualTo(1);
  }

  @Test
  default void aNewerLiveWriteThatComesAfterWins(TestTable rows) {
    rows.set("town", "z", 0);
    assertThat(rows.write(copied(rows.read(), "z"))).isEqualTo(APPLIED);
    rows.set("city", "a", 1);
    assertThat(rows.found("city")).contains(text("a"));
  }

  @Test
  default void aLiveWriteThatIsOlderAndComesLateStaysHidden(TestTable rows) {
    rows.set("town", "a", 5);
    assertThat(rows.write(copied(rows.read(), "a"))).isEqualTo(APPLIED);
    rows.set("city", "z", 4);
    assertThat(rows.found("city")).contains(text("a"));
  }

  @Test
  default void aWriteOnAStaleReadLosesInSilenceAndTheNextReadShowsIt(TestTable rows) {
    rows.set("town", "a", 0);
    GuardedWrite stale = copied(rows.read(), "a");
    rows.set("town", "b", 20);
    rows.set("city", "b", 20);
    assertThat(rows.write(stale)).isIn(APPLIED, SHADOWED);
    Document now = rows.read().document();
    assertThat(now.get("town")).contains(text("b"));
    assertThat(now.get("city")).contains(text("b"));
    assertThat(rows.time("city")).isEqualTo(20);
  }

  @Test
  default void aDeleteTakesNothingAwayThatIsNewer(TestTable rows) {
    rows.set("town", "a", 0);
    rows.set("city", "a", 5);
    rows.set("note", "a", 5);
    GuardedWrite write = followed(rows.read(), unset("city"), unset("note"));
    rows.set("city", "live", 6);
    assertThat(rows.write(write)).isIn(APPLIED, SHADOWED);
    assertThat(rows.found("city")).contains(text("live"));
    assertThat(rows.found("note")).isEmpty();
    rows.set("note", "later", 6);
    assertThat(rows.found("note")).contains(text("later"));
  }

  @Test
  default void aRowThatWasDeletedMeanwhileIsNotBroughtBack(TestTable rows) {
    rows.set("town", "a", 0);
    GuardedWrite write = copied(rows.read(), "a");
    rows.client().delete(rows.key(), rows.at(0));
    assertThat(rows.write(write)).isIn(APPLIED, SHADOWED);
    assertThat(rows.client().isVisible(rows.key())).isFalse();
    assertThat(rows.looked()).isEmpty();
  }

  @Test
  default void aWriteThatADeleteWithoutTraceOvertookIsShadowed(TestTable rows) {
    rows.makeRoom(TestTable.TAG);
    rows.set("town", "a", 0);
    assertThat(rows.write(followed(rows.read(), tagging()))).isEqualTo(APPLIED);
    rows.unset("city", 50);
    GuardedWrite write = copied(rows.read(), "a");
    assertThat(rows.write(write)).isEqualTo(SHADOWED);
    assertThat(rows.found("city")).isEmpty();
    rows.set("town", "b", 60);
    assertThat(rows.write(copied(rows.read(), "b"))).isEqualTo(APPLIED);
    assertThat(rows.found("city")).contains(text("b"));
  }

  @Test
  default void aTagIsReadAsItWasWrittenAndSaysWhenWeWroteWhat(TestTable rows) {
    rows.makeRoom(TestTable.TAG);
    rows.set("town", "a", 3);
    assertThat(rows.write(followed(rows.read(), set("city", "a"), tagging()))).isEqualTo(APPLIED);
    Document read = rows.read().document();
    Document tag = (Document) read.get(TestTable.TAG).orElseThrow();
    assertThat(tag.get("change")).contains(text("test"));
    assertThat(tag.get("components"))
        .contains(Document.of("a", Document.of("old", text("digest"))));
    assertThat(tag.get("times").orElseThrow().toString()).contains("city");
    assertThat(tag.has("expires")).isFalse();
  }

  /** Else the row would stay for ever by what is ours. */
  @Test
  default void aTagThatIsAllThatIsLeftOfARowSaysNothing(TestTable rows) {
    rows.makeRoom(TestTable.TAG);
    rows.set("town", "a", 0);
    assertThat(rows.write(followed(rows.read(), tagging()))).isEqualTo(APPLIED);
    rows.unset("town", 5);
    assertThat(Places.get(rows.read().document(), Path.of(TestTable.TAG, "components")))
        .contains(Document.empty());
    assertThat(rows.write(followed(rows.read(), unset(TestTable.TAG)))).isEqualTo(APPLIED);
    assertThat(rows.client().isVisible(rows.key())).isFalse();
  }

  @Test
  default void aSourceOfAClockThatIsAheadIsRefused(TestTable rows) {
    Instant ahead = rows.store().now().plus(Duration.ofHours(1));
    long micros = Duration.between(Instant.EPOCH, ahead).toNanos() / 1_000;
    rows.client().set(rows.key(), Map.of("town", text("a")), Stamp.at(micros));
    Readable read = rows.read();
    List<GuardedWrite> both =
        List.of(copied(read, "a"), untold(rows.key(), read.document(), set("city", "a")));
    for (GuardedWrite write : both) {
      assertThat(rows.write(write))
          .isInstanceOfSatisfying(
              WriteOutcome.Refused.class,
              refused -> assertThat(refused.cause()).isEqualTo(WriteOutcome.Cause.CLOCK_AHEAD));
    }
    assertThat(rows.found("city")).isEmpty();
  }

  @Test
  default void sameWriteTwiceIsTheSameAsOnce(TestTable rows) {
    rows.set("town", "a", 0);
    rows.set("note", "old", 7);
    GuardedWrite write = followed(rows.read(), set("city", "a"), unset("note"));
    assertThat(rows.write(write)).isEqualTo(APPLIED);
    Readable once = rows.read();
    assertThat(rows.fields()).containsExactlyInAnyOrder("town", "city");
    assertThat(rows.write(write)).isEqualTo(APPLIED);
    Readable twice = rows.read();
    assertThat(twice.document()).isEqualTo(once.document());
    assertThat(twice.times().cells()).isEqualTo(once.times().cells());
    rows.set("town", "b", 9);
    rows.set("city", "b", 9);
    assertThat(rows.write(write)).isIn(APPLIED, SHADOWED);
    assertThat(rows.found("city")).contains(text("b"));
  }

  @Test
  default void aWriteWhoseTimesNobodyToldIsDecidedOnTheRowAsItStands(TestTable rows) {
    rows.set("town", "a", 4);
    Document read = rows.read().document();
    assertThat(rows.write(untold(rows.key(), read, set("city", "a")))).isEqualTo(APPLIED);
    assertThat(rows.time("city")).isEqualTo(4);
    rows.set("town", "b", 5);
    assertThat(rows.write(untold(rows.key(), read, set("city", "c")))).isEqualTo(CONFLICTING);
    assertThat(rows.found("city")).contains(text("a"));
  }

  @Test
  default void aWriteOfARowThatIsNotThereNeverInsertsIt(TestTable rows) {
    Document nothing = Document.of("_id", rows.key());
    GuardedWrite write = untold(rows.key(), nothing, set("city", "a"));
    assertThat(rows.write(write)).isEqualTo(CONFLICTING);
    assertThat(rows.client().isVisible(rows.key())).isFalse();
  }

  @Test
  default void aWriteThatWasDecidedLongAgoConflicts(TestTable rows) {
    rows.set("town", "a", 0);
    Readable read = rows.read();
    Instant longAgo = read.times().readAt().minus(Timing.AGE_MAX).minusSeconds(1);
    Times old = new Times(read.times().cells(), longAgo);
    assertThat(rows.write(copied(read, "a").at(old))).isEqualTo(CONFLICTING);
    assertThat(rows.found("city")).isEmpty();
  }

  @Test
  default void aWritePastItsDeadlineHasNoEffect(TestTable rows) {
    rows.set("town", "a", 0);
    Instant past = rows.store().now().minus(Duration.ofMinutes(1));
    assertThat(rows.door().write(List.of(copied(rows.read(), "a")), past))
        .containsExactly(CONFLICTING);
    assertThat(rows.found("city")).isEmpty();
  }

  @Test
  default void eachWriteHasItsOwnOutcomeInOrder(TestTable rows) {
    List<GuardedWrite> writes = new ArrayList<>();
    List<WriteOutcome> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean isThere = i % 3 != 1;
      if (isThere) {
        rows.client().set(rows.key(i), Map.of("town", text("a")), Stamp.at(rows.at(i)));
      }
      Document decidedOn = Document.of("_id", rows.key(i), "town", text("a"));
      writes.add(untold(rows.key(i), decidedOn, set("city", "a" + i)));
      expected.add(isThere ? APPLIED : CONFLICTING);
    }
    assertThat(rows.door().write(writes, rows.soon())).isEqualTo(expected);
    assertThat(rows.door().write(List.of(), rows.soon())).isEmpty();
    for (int i = 0; i < 40; i++) {
      assertThat(rows.client().find(rows.key(i)).flatMap(row -> row.get("city")))
          .isEqualTo(i % 3 != 1 ? Optional.of(text("a" + i)) : Optional.empty());
    }
  }

  @Test
  default void usersTablesAreNeitherInsertedIntoNorDeletedFromNorDropped(TestTable rows) {
    rows.set("town", "a", 0);
    Document other = Document.of("_id", rows.key(2), "town", text("b"));
    Assertion guard = new Assertion.Equal(Path.of("town"), text("a"));
    assertDeclined(() -> rows.door().insert(other), "Cannot insert into ");
    assertDeclined(() -> rows.door().delete(rows.key(), List.of(guard)), "Cannot delete from ");
    assertDeclined(() -> rows.door().drop(), "Cannot drop ");
    assertThat(rows.found("town")).contains(text("a"));
    assertThat(rows.client().isVisible(rows.key(2))).isFalse();
    assertThat(rows.store().collections()).contains(rows.name());
  }

  @Test
  default void whatTheStoreDeclinesItRefuses(TestTable rows) {
    assertThat(rows.store().capabilities())
        .doesNotContain(
            Capability.GUARDED_WRITES,
            Capability.FREE_FIELDS,
            Capability.DEADLINE_FENCE,
            Capability.VALIDATOR);
    assertThat(rows.door().validator()).isEmpty();
    if (!rows.store().capabilities().contains(Capability.CHANGE_FEED)) {
      assertDeclined(
          () -> rows.door().openFeed(Optional.empty(), Optional.empty()), "Cannot follow ");
    }
    if (!rows.store().capabilities().contains(Capability.INDEXES)) {
      assertThat(rows.door().indexes()).isEmpty();
      assertDeclined(() -> rows.door().dropIndex("any"), "Cannot drop ");
    }
  }

  private static void assertDeclined(ThrowingCallable call, String sentence) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.STORE_INCAPABLE))
        .hasMessageStartingWith(sentence);
  }
}
