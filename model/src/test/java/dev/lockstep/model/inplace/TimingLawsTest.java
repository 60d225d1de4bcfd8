package dev.lockstep.model.inplace;

import static dev.lockstep.model.inplace.Shapes.rename;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Rows.Cell;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.model.write.TimedWrite;
import dev.lockstep.model.write.Timing;
import dev.lockstep.testkit.seed.SeededTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Laws of the times of writes, on rows that engines and services wrote at whatever times. */
class TimingLawsTest {
  private static final int CASES = 500;
  private static final String TAG = "_lockstep";
  private static final List<String> OLD = List.of("first", "last", "note", "town");
  private static final List<String> ALL = List.of("city", "first", "last", "name", "note", "town");

  private final Shapes shapes =
      new Shapes(
          rename("town", "city"),
          new Operation.Merge(
              List.of(Path.of("first"), Path.of("last")), Path.of("name"), "{first} {last}"));

  @SeededTest(cases = CASES)
  void whatIsWrittenWinsOverWhatItReplaces(SplittableRandom random) {
    forEach(
        random,
        (row, write) -> {
          Rows after = row.copy();
          after.take(write);
          for (TimedWrite.Cell cell : write.cells()) {
            boolean again = cell.field().equals(TAG) && row.cells.containsKey(TAG);
            if (cell.before().isPresent() || !(again || row.deleted.contains(cell.field()))) {
              assertThat(after.document().get(cell.field()))
                  .as("%s of %s", cell, row.cells)
                  .isEqualTo(cell.after());
            }
          }
        });
  }

  @SeededTest(cases = CASES)
  void aLiveWriteThatIsNewerThanAllThatWasReadWinsWheneverItComes(SplittableRandom random) {
    forEach(
        random,
        (row, write) -> {
          long newest = row.cells.values().stream().mapToLong(Cell::micros).max().orElse(0);
          for (TimedWrite.Cell cell : write.cells()) {
            if (!cell.field().equals(TAG)) {
              Cell live = new Cell(newest + 2, Optional.of(Value.text("live")), 0);
              Rows after = row.copy();
              after.write(cell.field(), live);
              after.take(write);
              assertThat(after.cells.get(cell.field())).isEqualTo(live);
            }
          }
        });
  }

  @SeededTest(cases = CASES)
  void aDeleteHasTheTimeOfWhatItDeletes(SplittableRandom random) {
    forEach(
        random,
        (row, write) -> {
          for (TimedWrite.Cell cell : write.cells()) {
            if (cell.after().isEmpty()) {
              assertThat(row.cells.get(cell.field()))
                  .satisfies(was -> assertThat(cell.micros()).isEqualTo(was.micros()));
            }
          }
        });
  }

  @SeededTest(cases = CASES)
  void performedTwiceItIsAsIfPerformedOnce(SplittableRandom random) {
    forEach(
        random,
        (row, write) -> {
          Rows once = row.copy();
          once.take(write);
          Rows twice = once.copy();
          twice.take(write);
          assertThat(twice.cells).isEqualTo(once.cells);
        });
  }

  @SeededTest(cases = CASES)
  void nothingThatIsDerivedOutlivesTheFirstOfItsSources(SplittableRandom random) {
    forEach(
        random,
        (row, write) -> {
          for (TimedWrite.Cell cell : write.cells()) {
            if (cell.after().isPresent() && !cell.field().equals(TAG)) {
              for (String source : sources(cell.field())) {
                Cell was = row.cells.get(source);
                if (was != null && was.value().isPresent() && was.ttl() > 0) {
                  assertThat(cell.ttlSeconds())
                      .as("%s from %s", cell, was)
                      .isBetween(1, was.ttl() - 1);
                }
              }
            }
          }
        });
  }

  @SeededTest(cases = CASES)
  void aTagSaysNothingAnyMoreBeforeTheFirstOfWhatItSpeaksOfExpires(SplittableRandom random) {
    forEach(
        random,
        (row, write) -> {
          Rows after = row.copy();
          after.take(write);
          Optional<Instant> end =
              Places.get(after.document(), Path.of(TAG, "expires"))
                  .map(date -> Instant.ofEpochMilli(((Value.DateTime) date).epochMillis()));
          if (write.cells().stream().anyMatch(cell -> cell.field().equals(TAG))) {
            for (String field : Set.of("city", "first", "last", "name", "town")) {
              Cell cell = after.cells.get(field);
              boolean spokenOf = cell != null && cell.value().isPresent() && cell.ttl() > 0;
              if (spokenOf && after.document().has(TAG)) {
                // A server counts whole seconds from the start of the one it is in.
                Instant expires = Instant.ofEpochSecond(Rows.NOW.getEpochSecond() + cell.ttl());
                assertThat(end).as("%s in %s", field, after.cells).isPresent();
                assertThat(end.orElseThrow()).isBeforeOrEqualTo(expires);
              }
            }
          }
        });
  }

  @SeededTest(cases = CASES)
  void aRowWithoutACellOfAnyoneElseGetsNoTag(SplittableRandom random) {
    forEach(
        random,
        (row, write) -> {
          Rows after = row.copy();
          after.take(write);
          Document document = after.document();
          assertThat(document.has(TAG) && document.size() == 2).as("%s", after.cells).isFalse();
        });
  }

  @Test
  void aWriteDecidedOnAnOlderStateThatComesLateTakesNoCellAwayFromADerivedSide() {
    Shapes splitting = splitting();
    Rows row = new Rows();
    row.cells.put("name", new Cell(50, Optional.of(Value.text("a b")), 0));
    take(splitting, row);
    Rows stale = row.copy();
    stale.write("name", new Cell(60, Optional.empty(), 0));
    stale.cells.put("note", new Cell(1, Optional.of(Value.text("so that it stays")), 0));
    TimedWrite late = decided(splitting, stale);
    row.write("name", new Cell(70, Optional.of(Value.text("a c")), 0));
    take(splitting, row);
    row.take(late);
    assertThat(row.document().get("first")).contains(Value.text("a"));
  }

  @Test
  void aWriteDecidedOnAnOlderStateThatComesLateBringsNoCellToADerivedSide() {
    Shapes splitting = splitting();
    Rows row = new Rows();
    row.cells.put("name", new Cell(50, Optional.of(Value.text("a b")), 0));
    TimedWrite late = decided(splitting, row);
    row.write("name", new Cell(70, Optional.of(Value.text("alone")), 0));
    take(splitting, row);
    row.take(late);
    assertThat(row.document().has("last")).isFalse();
  }

  private static Shapes splitting() {
    return new Shapes(
        new Operation.Split(
            Path.of("name"), List.of(Path.of("first"), Path.of("last")), "{first} {last}"));
  }

  private static TimedWrite decided(Shapes shapes, Rows row) {
    return row.timed(shapes.reconcile(row.document()).write().orElseThrow()).orElseThrow();
  }

  private static void take(Shapes shapes, Rows row) {
    row.take(decided(shapes, row));
  }

  @Test
  void whatWasDerivedUnderATagThatHasEndedGoesWithItsSource() {
    Shapes copying = new Shapes(new Operation.Copy(Path.of("town"), Path.of("city")));
    Rows row = new Rows();
    row.cells.put("note", new Cell(40, Optional.of(Value.text("stays")), 0));
    row.cells.put("town", new Cell(50, Optional.of(Value.text("a")), 3));
    take(copying, row);
    row.write("town", new Cell(60, Optional.of(Value.text("b")), 0));
    take(copying, row);
    row.write("town", new Cell(70, Optional.empty(), 0));
    row.now = Rows.NOW.plusSeconds(9);
    Document seen = Timing.visible(row.document(), row.times(), row.now);
    assertThat(seen.has("city")).isFalse();
    row.take(row.timed(copying.reconcile(seen).write().orElseThrow()).orElseThrow());
    assertThat(row.document().has("city")).isFalse();
  }

  @Test
  void aTagThatIsAloneIsTakenAway() {
    Rows row = new Rows();
    row.cells.put("town", new Cell(50, Optional.of(Value.text("a")), 0));
    settle(row);
    row.cells.keySet().removeIf(field -> !field.equals(TAG));
    assertThat(row.document().has(TAG)).isTrue();
    settle(row);
    assertThat(row.document()).isEqualTo(Document.of("_id", Value.int32(1)));
  }

  @Test
  void aRowThatWasEmptyForAWhileGetsATagAgainWhateverTimeItsCellsHave() {
    Rows row = new Rows();
    row.cells.put("town", new Cell(50, Optional.of(Value.text("a")), 0));
    settle(row);
    row.write("town", new Cell(90, Optional.empty(), 0));
    settle(row);
    settle(row);
    assertThat(row.document().size()).isEqualTo(1);
    row.write("note", new Cell(7, Optional.of(Value.text("by a slow clock")), 0));
    row.now = Rows.NOW.plusSeconds(10);
    settle(row);
    assertThat(row.document().has(TAG)).isTrue();
  }

  @Test
  void aTagKeepsTheEndOfWhatAnEarlierWriteSpokeOf() {
    Rows row = new Rows();
    row.cells.put("town", new Cell(50, Optional.of(Value.text("a")), 9));
    row.cells.put("first", new Cell(50, Optional.of(Value.text("b")), 0));
    settle(row);
    Optional<Value> end = Places.get(row.document(), Path.of(TAG, "expires"));
    row.write("first", new Cell(60, Optional.of(Value.text("c")), 0));
    settle(row);
    assertThat(end).isPresent();
    assertThat(Places.get(row.document(), Path.of(TAG, "expires"))).isEqualTo(end);
  }

  private static Set<String> sources(String field) {
    return switch (field) {
      case "city" -> Set.of("town");
      case "town" -> Set.of("city");
      case "name" -> Set.of("first", "last");
      default -> Set.of("name");
    };
  }

  /** Rows of every history: untouched, joined by an engine, then written by services. */
  private void forEach(SplittableRandom random, BiConsumer<Rows, TimedWrite> check) {
    Rows row = Rows.drawn(random, random.nextBoolean() ? OLD : ALL);
    for (int step = 0; step < 4; step++) {
      boolean back = random.nextInt(6) == 0;
      Optional<GuardedWrite> write = decide(row, back);
      write
          .flatMap(row::timed)
          .ifPresent(timed -> {
            check.accept(row, timed);
            row.take(timed);
          });
      if (back) {
        row.forgetOurDeletes();
        Set.of("city", "name", TAG).forEach(row::drop);
      }
      live(row, random);
    }
  }

  private Optional<GuardedWrite> decide(Rows row, boolean back) {
    Document seen = Timing.visible(row.document(), row.times(), row.now);
    if (row.document().size() == 1) {
      return Optional.empty();
    }
    return back
        ? shapes.reconciler.clean(seen, shapes.layout.latest(row.times())).write()
        : shapes.reconciler.reconcile(seen, Shape.OLD, shapes.layout.latest(row.times())).write();
  }

  private void settle(Rows row) {
    decide(row, false).flatMap(row::timed).ifPresent(row::take);
  }

  private static void live(Rows row, SplittableRandom random) {
    String field = ALL.get(random.nextInt(ALL.size()));
    Optional<Value> value =
        random.nextInt(4) == 0
            ? Optional.empty()
            : Optional.of(Value.text("w" + random.nextInt(9) + " x"));
    int ttl = value.isPresent() && random.nextInt(4) == 0 ? random.nextInt(1, 20) : 0;
    row.write(field, new Cell(random.nextInt(200), value, ttl));
    if (value.isEmpty()) {
      row.deleted.add(field);
    }
  }
}
