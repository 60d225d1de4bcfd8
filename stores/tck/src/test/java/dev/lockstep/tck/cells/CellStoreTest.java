package dev.lockstep.tck.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.Grounds;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.model.write.Times;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Expansion;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.NewField;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.cells.CellClient.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class CellStoreTest {
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final long T = ChronoUnit.MICROS.between(Instant.EPOCH, START);
  private static final Value KEY = Value.int32(1);
  private static final Path TOWN = Path.of("town");
  private static final Path CITY = Path.of("city");

  private Instant now = START;
  private final CellStore store = new CellStore("test", () -> now);
  private final Collection collection;
  private final CellClient client;

  CellStoreTest() {
    store.create("things", Set.of("town", "city", "note"), Duration.ofMinutes(5));
    collection = store.collection("things");
    client = store.client("things");
  }

  @Test
  void theLaterTimeWinsWhateverComesLast() {
    set("town", "late", T + 10);
    set("town", "early", T + 5);
    assertThat(value("town")).contains(text("late"));
  }

  @Test
  void atTheSameTimeTheGreaterValueWinsWhateverComesLast() {
    set("town", "b", T);
    set("town", "a", T);
    assertThat(value("town")).contains(text("b"));
    set("town", "c", T);
    assertThat(value("town")).contains(text("c"));
  }

  @Test
  void atTheSameTimeADeleteWinsOverEveryValue() {
    set("note", "there", T);
    set("town", "z", T);
    client.unset(KEY, Set.of("town"), T);
    set("town", "zz", T);
    assertThat(value("town")).isEmpty();
  }

  @Test
  void aDeletedCellTellsNoTimeAndShadowsWritesOfItsTime() {
    set("note", "there", T);
    set("town", "a", T + 1);
    client.unset(KEY, Set.of("town"), T + 5);
    set("town", "again", T + 5);
    assertThat(value("town")).isEmpty();
    assertThat(readable().times().cells()).containsOnlyKeys("note");
  }

  @Test
  void aDeleteOfTheRowShadowsEveryColumnUpToItsTimeAndNoneAfterIt() {
    set("town", "a", T);
    set("city", "a", T + 1);
    client.delete(KEY, T);
    assertThat(value("town")).isEmpty();
    assertThat(value("city")).contains(text("a"));
    client.delete(KEY, T + 1);
    assertThat(client.find(KEY)).isEmpty();
    set("note", "too late", T + 1);
    assertThat(client.find(KEY)).isEmpty();
  }

  @Test
  void aDroppedColumnTakesItsTombstonesAndLateWritesWithIt() {
    set("note", "there", T);
    set("city", "first", T);
    client.unset(KEY, Set.of("city"), T + 50);
    Supplier<WriteOutcome> late =
        store.sending(collection, writing(CITY, "zombie"), now.plusSeconds(60));
    collection.contract(List.of("city"));
    assertThat(collection.expand(List.of(new NewField("city", Optional.of("town"), List.of()))))
        .isEqualTo(new Expansion.Ready());
    assertThat(late.get()).isEqualTo(new WriteOutcome.Applied());
    assertThat(value("city")).isEmpty();
    set("city", "second", T + 2);
    assertThat(value("city")).contains(text("second"));
  }

  @Test
  void anEngineThatReadBeforeTheColumnWasDroppedReachesNoneThatCameAfterIt() {
    set("note", "there", T);
    Collection zombie = store.collection("things");
    List<StoredDocument> read = zombie.read(List.of(KEY));
    collection.contract(List.of("city"));
    assertThat(collection.expand(List.of(new NewField("city", Optional.empty(), List.of()))))
        .isEqualTo(new Expansion.Ready());
    GuardedWrite write = writing(CITY, "zombie").at(times(read));
    assertThat(zombie.write(List.of(write), now.plusSeconds(60)).getFirst())
        .isInstanceOf(WriteOutcome.Refused.class);
    assertThat(value("city")).isEmpty();
  }

  @Test
  void aRowWithoutAnyCellIsVisibleThroughItsMarkerButIsNoDocument() {
    client.insert(KEY, Map.of(), new Stamp(T, 2));
    assertThat(client.isVisible(KEY)).isTrue();
    assertThat(collection.read(List.of(KEY))).isEmpty();
    assertThat(collection.count(List.of())).isZero();
    now = now.plusSeconds(3);
    assertThat(client.isVisible(KEY)).isFalse();
  }

  @Test
  void anEmptiedRowStaysVisibleThroughACellThatIsLeft() {
    set("town", "a", T);
    set("city", "a", T + 1);
    client.delete(KEY, T);
    assertThat(client.insertIfMissing(KEY, Map.of(), Stamp.at(T + 9))).isFalse();
    client.unset(KEY, Set.of("city"), T + 1);
    assertThat(client.insertIfMissing(KEY, Map.of(), Stamp.at(T + 9))).isTrue();
  }

  @Test
  void anExpiredCellShadowsWhatIsOlder() {
    set("note", "there", T);
    client.set(KEY, Map.of("town", text("short")), new Stamp(T + 10, 3));
    assertThat(readable().times().cells().get("town").toString()).contains("OptionalInt[3]");
    now = now.plusSeconds(3);
    assertThat(value("town")).isEmpty();
    set("town", "older", T + 9);
    set("town", "as old", T + 10);
    assertThat(value("town")).isEmpty();
    set("town", "newer", T + 11);
    assertThat(value("town")).contains(text("newer"));
  }

  @Test
  void deletesAreForgottenOnlyAfterTheGraceOfTheTable() {
    set("town", "a", T);
    client.delete(KEY, T + 10);
    now = now.plusSeconds(299);
    store.expire();
    set("town", "older", T + 9);
    assertThat(client.find(KEY)).isEmpty();
    now = now.plusSeconds(1);
    store.expire();
    set("town", "resurrected", T + 9);
    assertThat(value("town")).contains(text("resurrected"));
  }

  @Test
  void aWriteLosesAgainstALiveWriteThatIsNewerThanWhatItFollowsFrom() {
    set("town", "a", T);
    GuardedWrite write = writing(CITY, "a").at(times(collection.read(List.of(KEY))));
    set("city", "live", T + 1);
    assertThat(collection.write(List.of(write), now.plusSeconds(60)))
        .containsExactly(new WriteOutcome.Applied());
    assertThat(value("city")).contains(text("live"));
  }

  @Test
  void aWriteThatArrivesLateHasTheTimeOfWhatItFollowsFrom() {
    set("town", "a", T);
    GuardedWrite write = writing(CITY, "a").at(times(collection.read(List.of(KEY))));
    Supplier<WriteOutcome> late = store.sending(collection, write, now);
    set("town", "b", T + 20);
    set("city", "b", T + 20);
    now = now.plusSeconds(600);
    assertThat(late.get()).isEqualTo(new WriteOutcome.Applied());
    assertThat(value("city")).contains(text("b"));
  }

  @Test
  void aWriteWhoseGroundsNobodyToldIsDecidedOnTheRowAsItStands() {
    set("town", "a", T);
    Instant deadline = now.plusSeconds(60);
    assertThat(collection.write(List.of(writing(CITY, "a")), deadline))
        .containsExactly(new WriteOutcome.Applied());
    assertThat(readable().times().latest(Set.of(CITY))).hasValue(T);
    set("town", "b", T + 1);
    assertThat(collection.write(List.of(writing(CITY, "a")), deadline))
        .containsExactly(new WriteOutcome.Conflicting());
  }

  @Test
  void aSourceOfAClockThatIsFarAheadIsRefused() {
    set("town", "a", T + 5_000_001);
    assertThat(collection.write(List.of(writing(CITY, "a")), now.plusSeconds(60)))
        .first()
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class,
            refused -> assertThat(refused.cause()).isEqualTo(WriteOutcome.Cause.CLOCK_AHEAD));
  }

  @Test
  void scansGoOnFromAKeyAndShowRowsWithACellOnly() {
    for (int i = 1; i <= 3; i++) {
      client.set(Value.int32(i), Map.of("town", text("a")), Stamp.at(T));
    }
    client.insert(Value.int32(0), Map.of(), Stamp.at(T));
    KeyRange range = collection.ranges(1).getFirst();
    List<StoredDocument> first = collection.scan(range, Optional.empty(), 2);
    List<StoredDocument> rest = collection.scan(range, Optional.of(first.getLast().key()), 2);
    assertThat(first)
        .extracting(StoredDocument::key)
        .containsExactly(Value.int32(1), Value.int32(2));
    assertThat(rest).extracting(StoredDocument::key).containsExactly(Value.int32(3));
  }

  @Test
  void whatTheStoreDeclinesItRefuses() {
    assertThat(store.capabilities()).isEmpty();
    assertThatThrownBy(() -> collection.openFeed(Optional.empty(), Optional.empty()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Cannot follow the changes of things");
    assertThatThrownBy(() -> collection.insert(Document.of("_id", KEY)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Cannot insert into things");
  }

  @Test
  void theEnginesOwnCollectionsAreGuarded() {
    Collection owned = store.collection("things.lockstep_conflicts");
    Document record = Document.of("_id", KEY, "state", text("a"));
    assertThat(owned.insert(record)).isEqualTo(new WriteOutcome.Applied());
    assertThat(owned.insert(record)).isEqualTo(new WriteOutcome.Conflicting());
    assertThat(owned.delete(KEY, List.of(new Assertion.Equal(Path.of("state"), text("b")))))
        .isEqualTo(new WriteOutcome.Conflicting());
    assertThat(store.collections()).containsExactly("things", "things.lockstep_conflicts");
  }

  private GuardedWrite writing(Path path, String value) {
    Grounds grounds =
        new Grounds(
            Document.of("_id", KEY, "town", text("a")),
            List.of(new Grounds.Pair(List.of(TOWN), List.of(CITY))),
            Times.UNTOLD);
    List<Assertion> guard =
        client.find(KEY).filter(found -> found.has("town")).isPresent()
            ? List.of(new Assertion.Equal(TOWN, text("a")))
            : List.of(new Assertion.Absent(TOWN));
    return new GuardedWrite(KEY, guard, List.of(new Edit.Set(path, text(value))), grounds);
  }

  private static Times times(List<StoredDocument> read) {
    return ((StoredDocument.Readable) read.getFirst()).times();
  }

  private StoredDocument.Readable readable() {
    return client.read(KEY).orElseThrow();
  }

  private Optional<Value> value(String field) {
    return client.find(KEY).flatMap(found -> found.get(field));
  }

  private void set(String field, String value, long micros) {
    client.set(KEY, Map.of(field, text(value)), Stamp.at(micros));
  }

  private static Value text(String text) {
    return Value.text(text);
  }
}
