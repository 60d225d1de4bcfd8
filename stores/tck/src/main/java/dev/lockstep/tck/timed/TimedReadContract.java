package dev.lockstep.tck.timed;

import static dev.lockstep.tck.timed.TestTable.text;
import static dev.lockstep.tck.timed.TestTable.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.StoredDocument.Readable;
import dev.lockstep.tck.TimedClient.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows are read as documents of their cells, with the times of each. */
public interface TimedReadContract extends TimedStoreUnderTest {
  @Test
  default void everyCellIsReadWithItsTimeAndHowLongItLives(TestTable rows) {
    rows.set("town", "Bern", 3);
    rows.setFor(1_000, "note", "short", 7);
    Instant before = rows.store().now();
    Readable read = rows.read();
    assertThat(read.key()).isEqualTo(rows.key());
    assertThat(read.document().get("_id")).contains(rows.key());
    assertThat(read.document().get("town")).contains(text("Bern"));
    assertThat(read.document().get("note")).contains(text("short"));
    assertThat(read.times().cells()).containsOnlyKeys("town", "note");
    assertThat(written(read, "town").micros()).isEqualTo(rows.at(3));
    assertThat(written(read, "town").ttlSeconds()).isEmpty();
    assertThat(written(read, "note").micros()).isEqualTo(rows.at(7));
    assertThat(written(read, "note").ttlSeconds().orElseThrow()).isBetween(900, 1_000);
    assertThat(read.times().shared()).isEmpty();
    assertThat(read.times().readAt()).isBetween(before.minusSeconds(10), before.plusSeconds(60));
    assertThat(read.bytes()).isPositive();
  }

  @Test
  default void aDeletedCellIsNotReadAndTellsNoTime(TestTable rows) {
    rows.set("note", "there", 0);
    rows.set("town", "a", 1);
    rows.unset("town", 5);
    assertThat(rows.fields()).containsExactlyInAnyOrder("note");
    assertThat(rows.read().times().cells()).containsOnlyKeys("note");
  }

  @Test
  default void aScanAnswersWhatAReadOfTheSameKeysDoes(TestTable rows) {
    fill(rows, 20);
    List<Value> keys = IntStream.rangeClosed(1, 20).mapToObj(rows::key).toList();
    List<StoredDocument> scanned = rows.scanned(2, 7);
    assertThat(scanned.stream().map(Readable.class::cast).map(Readable::document))
        .containsExactlyInAnyOrderElementsOf(
            rows.door().read(keys).stream()
                .map(Readable.class::cast)
                .map(Readable::document)
                .toList())
        .hasSize(20);
    for (StoredDocument stored : scanned) {
      Readable readable = (Readable) stored;
      Value number = readable.document().get("note").orElseThrow();
      assertThat(written(readable, "town").micros())
          .isEqualTo(rows.at(Integer.parseInt(((Value.Text) number).value())));
    }
  }

  @Test
  default void everyRowIsInExactlyOneRange(TestTable rows) {
    fill(rows, 50);
    List<Value> keys = IntStream.rangeClosed(1, 50).mapToObj(rows::key).toList();
    for (int wanted : List.of(1, 2, 5)) {
      assertThat(rows.scanned(wanted, 9))
          .as("rows of about %s ranges", wanted)
          .extracting(StoredDocument::key)
          .containsExactlyInAnyOrderElementsOf(keys);
    }
  }

  @Test
  default void aScanGoesOnAfterARowThatIsGone(TestTable rows) {
    fill(rows, 10);
    KeyRange range = rows.door().ranges(1).getFirst();
    List<Value> before = keys(rows, range, Optional.empty());
    Value gone = before.get(4);
    rows.client().delete(gone, rows.at(1_000));
    assertThat(keys(rows, range, Optional.of(gone))).isEqualTo(before.subList(5, 10));
    List<Value> rest = new ArrayList<>(before);
    rest.remove(gone);
    assertThat(keys(rows, range, Optional.empty())).isEqualTo(rest);
  }

  @Test
  default void aRowOfNothingButItsKeyIsNoDocument(TestTable rows) {
    fill(rows, 3);
    Value bare = rows.key(9);
    rows.client().insert(bare, Map.of(), Stamp.at(rows.at(0)));
    assertThat(rows.client().isVisible(bare)).isTrue();
    assertThat(rows.door().read(List.of(bare))).isEmpty();
    for (int page : List.of(1, 2, 10)) {
      assertThat(rows.scanned(1, page))
          .as("in pages of %s", page)
          .extracting(StoredDocument::key)
          .hasSize(3)
          .doesNotContain(bare);
    }
    assertThat(rows.door().count(List.of())).isEqualTo(3);
  }

  @Test
  default void aKeyThatNoRowHasIsNotAnswered(TestTable rows) {
    fill(rows, 2);
    assertThat(rows.door().read(List.of(rows.key(7), rows.key(2), rows.key(8))))
        .extracting(StoredDocument::key)
        .containsExactly(rows.key(2));
    assertThat(rows.door().read(List.of())).isEmpty();
  }

  @Test
  default void aCountIsOfTheDocumentsThatSatisfyAll(TestTable rows) {
    fill(rows, 10);
    rows.client().set(rows.key(3), Map.of("city", text("here")), Stamp.at(rows.at(0)));
    rows.client().set(rows.key(4), Map.of("city", text("there")), Stamp.at(rows.at(0)));
    Path city = Path.of("city");
    assertThat(rows.door().count(List.of())).isEqualTo(10);
    assertThat(rows.door().count(List.of(new Assertion.Present(city)))).isEqualTo(2);
    assertThat(rows.door().count(List.of(new Assertion.Absent(city)))).isEqualTo(8);
    assertThat(rows.door().count(List.of(new Assertion.Equal(city, text("here"))))).isEqualTo(1);
    assertThat(
            rows.door()
                .count(
                    List.of(
                        new Assertion.Present(city),
                        new Assertion.Equal(Path.of("note"), text("4")))))
        .isEqualTo(1);
  }

  @Test
  default void aSizeIsToldOfATableThatWasNeverFilled(TestTable rows) {
    assertThat(rows.door().size().documents()).isNotNegative();
    assertThat(rows.door().size().bytes()).isNotNegative();
  }

  private static List<Value> keys(TestTable rows, KeyRange range, Optional<Value> after) {
    return rows.scanned(range, after, 3).stream().map(StoredDocument::key).toList();
  }

  /** Rows from 1 on, each with its number for a note and for its time. */
  private static void fill(TestTable rows, int count) {
    for (int i = 1; i <= count; i++) {
      rows.client()
          .set(
              rows.key(i),
              Map.of("town", text("town " + i), "note", text(Integer.toString(i))),
              Stamp.at(rows.at(i)));
    }
  }
}
