package dev.lockstep.tck.cells;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.Grounds;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.model.write.Times;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Expansion;
import dev.lockstep.store.NewField;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.TimedClient.Stamp;
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
    store.create("things", Set.of("town", "note"), Duration.ofMinutes(5));
    collection = store.collection("things");
    client = store.client("things");
    makeRoomForCity();
  }

  @Test
  void aDroppedColumnTakesItsTombstonesAndLateWritesWithIt() {
    set("note", "there", T);
    set("city", "first", T);
    client.unset(KEY, Set.of("city"), T + 50);
    Supplier<WriteOutcome> late =
        store.sending(collection, writing(CITY, "zombie"), now.plusSeconds(60));
    collection.contract(List.of("city"));
    makeRoomForCity();
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
    makeRoomForCity();
    GuardedWrite write = writing(CITY, "zombie").at(times(read));
    assertThat(zombie.write(List.of(write), now.plusSeconds(60)).getFirst())
        .isInstanceOf(WriteOutcome.Refused.class);
    assertThat(value("city")).isEmpty();
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
  void aWriteThatArrivesLateHasTheTimeOfWhatItFollowsFrom() {
    set("town", "a", T);
    GuardedWrite write = writing(CITY, "a").at(times(collection.read(List.of(KEY))));
    Supplier<WriteOutcome> late = store.sending(collection, write, now.plusSeconds(60));
    set("town", "b", T + 20);
    set("city", "b", T + 20);
    now = now.plusSeconds(600);
    assertThat(late.get()).isEqualTo(new WriteOutcome.Applied());
    assertThat(value("city")).contains(text("b"));
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

  private void makeRoomForCity() {
    assertThat(collection.expand(List.of(new NewField("city", Optional.of("town"), List.of()))))
        .isEqualTo(new Expansion.Ready());
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
