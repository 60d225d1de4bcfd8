package dev.lockstep.model.inplace;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.CellTimes;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.model.write.TimedWrite;
import dev.lockstep.model.write.Times;
import dev.lockstep.model.write.Timing;
import dev.lockstep.model.write.Written;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** A row of cells of which the later write wins, and a delete at the same time. */
final class Rows {
  static final Instant NOW = Instant.ofEpochSecond(1_000, 700_000_000);

  Instant now = NOW;
  final Map<String, Cell> cells = new TreeMap<>();

  /** What services deleted, so that nobody knows when. */
  final Set<String> deleted = new TreeSet<>();

  /**
   * One cell.
   *
   * @param value empty where it was deleted
   * @param ttl seconds that are left; 0 where it stays
   */
  record Cell(long micros, Optional<Value> value, int ttl) {}

  /** A row of which each of these fields was written, if at all, at a time below 100 µs. */
  static Rows drawn(SplittableRandom random, List<String> fields) {
    Rows row = new Rows();
    for (String field : fields) {
      if (random.nextInt(4) > 0) {
        int ttl = random.nextInt(3) == 0 ? random.nextInt(1, 20) : 0;
        Value value = Value.text("v" + random.nextInt(9));
        row.cells.put(field, new Cell(random.nextInt(100), Optional.of(value), ttl));
      }
    }
    return row;
  }

  Rows copy() {
    Rows copy = new Rows();
    copy.cells.putAll(cells);
    copy.deleted.addAll(deleted);
    return copy;
  }

  /** The column goes, and the next one of this name is another. */
  void drop(String field) {
    cells.remove(field);
    deleted.remove(field);
  }

  /** What the tag said of our deletes is gone, so that they are like those of others. */
  void forgetOurDeletes() {
    cells.forEach((field, cell) -> {
      if (cell.value().isEmpty()) {
        deleted.add(field);
      }
    });
  }

  /** As a server reconciles; of two equal times the delete wins, then the greater text. */
  void write(String field, Cell cell) {
    cells.merge(field, cell, Rows::winner);
  }

  private static Cell winner(Cell was, Cell next) {
    if (was.micros() != next.micros()) {
      return was.micros() > next.micros() ? was : next;
    }
    if (was.value().isEmpty() || next.value().isEmpty()) {
      return was.value().isEmpty() ? was : next;
    }
    return was.value().toString().compareTo(next.value().toString()) >= 0 ? was : next;
  }

  void take(TimedWrite write) {
    for (TimedWrite.Cell cell : write.cells()) {
      write(cell.field(), new Cell(cell.micros(), cell.after(), cell.ttlSeconds()));
    }
  }

  Document document() {
    Document.Builder document = Document.builder().add("_id", Value.int32(1));
    cells.forEach((field, cell) -> cell.value().ifPresent(value -> document.add(field, value)));
    return document.build();
  }

  Times times() {
    Map<String, CellTimes> times = new HashMap<>();
    cells.forEach((field, cell) -> {
      if (cell.value().isPresent()) {
        OptionalInt ttl = cell.ttl() == 0 ? OptionalInt.empty() : OptionalInt.of(cell.ttl());
        times.put(field, new CellTimes.Whole(new Written(cell.micros(), ttl)));
      }
    });
    return new Times(times, now);
  }

  /** The write as it is sent, if it may be. */
  Optional<TimedWrite> timed(GuardedWrite write) {
    return Timing.of(write.at(times()), now) instanceof Timing.Verdict.Timed timed
        ? Optional.of(timed.write())
        : Optional.empty();
  }
}
