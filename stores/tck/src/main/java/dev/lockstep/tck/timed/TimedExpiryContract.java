package dev.lockstep.tck.timed;

import static dev.lockstep.tck.timed.TestTable.APPLIED;
import static dev.lockstep.tck.timed.TestTable.CONFLICTING;
import static dev.lockstep.tck.timed.TestTable.copied;
import static dev.lockstep.tck.timed.TestTable.followed;
import static dev.lockstep.tck.timed.TestTable.set;
import static dev.lockstep.tck.timed.TestTable.tagging;
import static dev.lockstep.tck.timed.TestTable.text;
import static dev.lockstep.tck.timed.TestTable.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.StoredDocument.Readable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What expires is gone for good, and nothing that follows from it outlives it. */
public interface TimedExpiryContract extends TimedStoreUnderTest {
  @Test
  default void whatFollowsFromACellExpiresBeforeIt(TestTable rows) {
    rows.setFor(1_000, "town", "a", 10);
    rows.set("note", "stays", 0);
    assertThat(rows.write(copied(rows.read(), "a"))).isEqualTo(APPLIED);
    Readable read = rows.read();
    assertThat(written(read, "city").micros()).isEqualTo(rows.at(10));
    assertThat(written(read, "city").ttlSeconds().orElseThrow())
        .isLessThan(written(read, "town").ttlSeconds().orElseThrow())
        .isGreaterThan(900);
    assertThat(written(read, "note").ttlSeconds()).isEmpty();
  }

  @Test
  default void anExpiredCellHidesWhatIsOlder(TestTable rows) {
    rows.set("note", "there", 0);
    rows.setFor(2, "town", "short", 10);
    rows.await("the town has expired", () -> rows.found("town").isEmpty());
    assertThat(rows.read().times().cells()).containsOnlyKeys("note");
    rows.set("town", "older", 9);
    assertThat(rows.found("town")).isEmpty();
    rows.set("town", "newer", 11);
    assertThat(rows.found("town")).contains(text("newer"));
  }

  @Test
  default void aDocumentThatExpiredWithAllThatFollowedFromItIsGone(TestTable rows) {
    rows.makeRoom(TestTable.TAG);
    rows.setFor(6, "town", "a", 0);
    assertThat(rows.write(followed(rows.read(), set("city", "a"), tagging()))).isEqualTo(APPLIED);
    assertThat(rows.found("city")).contains(text("a"));
    rows.await("the row has expired", () -> rows.found("town").isEmpty());
    assertThat(rows.found("city")).isEmpty();
    assertThat(rows.client().isVisible(rows.key())).isFalse();
    assertThat(rows.looked()).isEmpty();
    assertThat(rows.door().count(List.of())).isZero();
  }

  @Test
  default void aWriteOfADocumentThatExpiredMeanwhileDoesNotBringItBack(TestTable rows) {
    rows.setFor(2, "town", "a", 0);
    GuardedWrite write = copied(rows.read(), "a");
    rows.await("the row has expired", () -> rows.found("town").isEmpty());
    assertThat(rows.write(write)).isEqualTo(CONFLICTING);
    assertThat(rows.found("city")).isEmpty();
    assertThat(rows.client().isVisible(rows.key())).isFalse();
  }

  /** Else what has expired would look as if a service had deleted it. */
  @Test
  default void aTagThatOutlivedWhatItSpeaksOfSaysNothingAndHidesWhatWeDerived(TestTable rows) {
    rows.makeRoom(TestTable.TAG);
    rows.set("note", "stays", 0);
    rows.setFor(6, "town", "a", 5);
    Readable read = rows.read();
    assertThat(rows.write(followed(read, set("city", "a"), tagging()))).isEqualTo(APPLIED);
    Document tagged = rows.read().document();
    assertThat(components(tagged)).isNotEqualTo(Optional.of(Document.empty()));
    assertThat(Places.get(tagged, Path.of(TestTable.TAG, "expires"))).isPresent();
    rows.await("the town has expired", () -> rows.found("town").isEmpty());
    Document after = rows.read().document();
    assertThat(components(after)).contains(Document.empty());
    assertThat(after.get("note")).contains(text("stays"));
    assertThat(after.has("city")).isFalse();
  }

  private static Optional<Value> components(Document document) {
    return Places.get(document, Path.of(TestTable.TAG, "components"));
  }
}
