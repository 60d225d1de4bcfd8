package dev.lockstep.model.write;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Grounds.Pair;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Gives a write the times under which it loses against every live write that is newer than what it
 * was decided on, and wins over what it replaces.
 *
 * <p>A derived cell is as old as the newest of its sources; a microsecond newer than the cell it
 * replaces where that one is as new, and than whatever we wrote or deleted there before, which the
 * tag records. A delete has exactly the time of what it deletes, since at equal times a delete
 * wins. No time but that of a first tag is ever taken from a clock. What is derived expires a
 * second before its earliest source, and what has expired counts as never written: a tag whose time
 * has come says nothing of its components any more.
 *
 * <p>One write of one document, for one thread.
 */
public final class Timing {

  private static final String TAG = TagEnd.TAG;

  /** A time further ahead of the store's clock would silence every live write until then. */
  private static final Duration AHEAD_MAX = Duration.ofSeconds(5);

  /** Deletes are remembered for as long as the store promises, so no write may be older. */
  public static final Duration AGE_MAX = Duration.ofMinutes(1);

  private static final int EXPIRED = -1;
  private static final int STAYS = 0;

  private final GuardedWrite write;
  private final Document read;
  private final Times times;
  private final Instant now;
  private final Document recorded;
  private final Map<String, TimedWrite.Cell> cells = new LinkedHashMap<>();

  private Timing(GuardedWrite write, Instant now) {
    this.write = write;
    this.read = write.grounds().read();
    this.times = write.grounds().times();
    this.now = now;
    this.recorded = TagEnd.recorded(read);
  }

  /** Whether a write may be sent, and with which times. */
  public sealed interface Verdict {
    /** With these. */
    record Timed(TimedWrite write) implements Verdict {}

    /** What it was decided on is no longer to be relied on; read again. */
    record Outdated() implements Verdict {}

    /** A source was written by a clock that is ahead, so that what follows from it must wait. */
    record Ahead(String why) implements Verdict {}
  }

  /**
   * The times of a write.
   *
   * @param write with its grounds, which the store has told times of
   * @param now the store's clock
   */
  public static Verdict of(GuardedWrite write, Instant now) {
    return new Timing(write, now).verdict();
  }

  /** A document as an engine sees it: without what an ended tag says, and derived under it. */
  public static Document visible(Document physical, Times times, Instant now) {
    return TagEnd.visible(physical, times, now);
  }

  private Verdict verdict() {
    if (now.isAfter(times.readAt().plus(AGE_MAX))) {
      return new Verdict.Outdated();
    }
    OptionalLong latest = times.latest(touched());
    if (latest.isPresent() && latest.getAsLong() > micros(now.plus(AHEAD_MAX))) {
      return new Verdict.Ahead("a cell was written at a time that is more than 5 s ahead");
    }
    Map<String, Optional<Value>> after = fieldsAfter();
    Optional<Value> tag = after.remove(TAG);
    for (Map.Entry<String, Optional<Value>> field : after.entrySet()) {
      if (!add(field.getKey(), field.getValue(), after.keySet())) {
        return new Verdict.Outdated();
      }
    }
    takeHiddenAway();
    write.grounds().pairs().forEach(this::makeWhole);
    if (tag != null) {
      addTag(tag);
    }
    return new Verdict.Timed(
        new TimedWrite(write.key(), List.copyOf(cells.values()), isDoubtful()));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private Set<Path> touched() {
    Set<Path> touched = new LinkedHashSet<>();
    for (Pair pair : write.grounds().pairs()) {
      pair.old().forEach(touched::add);
      pair.renewed().forEach(touched::add);
    }
    return touched;
  }

  /** The top-level fields that the edits change, as they are to be. */
  private Map<String, Optional<Value>> fieldsAfter() {
    Document after = read;
    Map<String, Optional<Value>> fields = new LinkedHashMap<>();
    for (Edit edit : write.edits()) {
      after =
          switch (edit) {
            case Edit.Set set -> Places.set(after, set.path(), set.value());
            case Edit.Unset unset -> Places.unset(after, unset.path());
          };
      fields.put(edit.path().root(), after.get(edit.path().root()));
    }
    return fields;
  }

  /** Adds the write of a field; false where it would expire at once. */
  private boolean add(String field, Optional<Value> after, Set<String> edited) {
    OptionalLong was = newest(Set.of(field));
    if (after.isEmpty()) {
      was.ifPresent(time -> put(field, after, time, 0));
      return true;
    }
    Set<String> sources = sources(field, edited);
    OptionalLong least = least(sources);
    if (least.isEmpty()) {
      // A row that holds no cell would stay for ever by this one; a view supplies the value.
      return true;
    }
    int ttl = ttl(sources);
    if (ttl == EXPIRED) {
      return false;
    }
    put(field, after, max(least, next(was), next(recordedTime(field))), ttl);
    return true;
  }

  /** What was derived under a tag that has ended, and is not derived anew now, goes. */
  private void takeHiddenAway() {
    for (String field : users()) {
      OptionalLong written = newest(Set.of(field));
      boolean isHidden = !read.has(field) && written.equals(recordedTime(field));
      if (isHidden && !cells.containsKey(field)) {
        put(field, Optional.empty(), written.orElseThrow(), STAYS);
      }
    }
  }

  /**
   * A new side that is derived gets one time in all its cells, also where it stays as it was or
   * holds nothing: a write of ours that was decided on an older state may still arrive, and what it
   * brings or takes away in some of the cells would look like a newer write of the whole side.
   */
  private void makeWhole(Pair pair) {
    Set<String> renewed = roots(pair.renewed());
    renewed.remove(TAG);
    Set<String> old = roots(pair.old());
    OptionalLong least = newest(old);
    if (least.isEmpty() || renewed.stream().noneMatch(cells::containsKey)) {
      return;
    }
    int ttl = ttl(old);
    for (String field : renewed) {
      boolean isOlder = newest(Set.of(field)).orElse(Long.MIN_VALUE) < least.getAsLong();
      Optional<Value> value = read.get(field);
      if (isOlder && !cells.containsKey(field) && (value.isEmpty() || ttl != EXPIRED)) {
        put(field, value, least.getAsLong(), value.isEmpty() ? STAYS : ttl);
      }
    }
  }

  /**
   * The tag lives as long as anything of the document that is not ours, records the times under
   * which we wrote or deleted, and says when the first of what it speaks of expires.
   */
  private void addTag(Optional<Value> wanted) {
    Set<String> users = usersAfter();
    OptionalLong was = newest(Set.of(TAG));
    if (wanted.isEmpty() || users.isEmpty()) {
      was.ifPresent(time -> put(TAG, Optional.empty(), time, 0));
      return;
    }
    Set<String> spokenOf = roots(List.copyOf(touched()));
    Document tag = (Document) wanted.orElseThrow();
    tag = tag.with(TagEnd.TIMES.names().getLast(), recordedAfter());
    OptionalLong end = end(first(spokenOf));
    if (end.isPresent()) {
      tag = tag.with(TagEnd.EXPIRES.names().getLast(), new Value.DateTime(end.getAsLong()));
    }
    OptionalLong written = cells.values().stream().mapToLong(TimedWrite.Cell::micros).max();
    long time = max(least(spokenOf), written, was.isPresent() ? next(was) : beyondOurDeletes());
    put(TAG, Optional.of(tag), time, last(users).orElse(STAYS));
  }

  /**
   * A row that was empty for a while had a tag, and nothing tells when we deleted it. Nobody else
   * writes a tag, and a row is still deleted with it by whoever's clock is not that far behind.
   */
  private OptionalLong beyondOurDeletes() {
    return OptionalLong.of(micros(now.minus(AHEAD_MAX)));
  }

  /**
   * When the tag says nothing any more, in milliseconds: before the first of what it speaks of
   * expires, that of components which this write leaves alone included. A tag that still spoke of
   * an expired cell would make it look deleted, and a delete is carried over to cells that live.
   * Servers count whole seconds from the start of the one they are in, and their clocks differ.
   */
  private OptionalLong end(OptionalInt secondsLeft) {
    OptionalLong before = TagEnd.of(read, now);
    if (secondsLeft.isEmpty()) {
      return before;
    }
    long end = (now.getEpochSecond() + secondsLeft.getAsInt() - 1) * 1_000;
    return OptionalLong.of(Math.min(end, before.orElse(end)));
  }

  /** The times of all that we wrote or deleted, this write included, by field. */
  private Document recordedAfter() {
    Document after = recorded;
    for (TimedWrite.Cell cell : cells.values()) {
      after = after.with(cell.field(), Value.int64(cell.micros()));
    }
    return after;
  }

  /** A delete leaves no time to be seen; ours are recorded, those of others are not. */
  private boolean isDoubtful() {
    return read.has(TAG)
        && cells.values().stream()
            .anyMatch(cell ->
                cell.after().isPresent() && cell.before().isEmpty() && !cell.field().equals(TAG));
  }

  private Set<String> usersAfter() {
    Set<String> users = users();
    for (TimedWrite.Cell cell : cells.values()) {
      if (cell.after().isPresent()) {
        users.add(cell.field());
      } else {
        users.remove(cell.field());
      }
    }
    users.removeAll(times.shared());
    return users;
  }

  private void put(String field, Optional<Value> after, long time, int ttl) {
    cells.put(field, new TimedWrite.Cell(field, read.get(field), after, time, ttl));
  }

  /**
   * The fields that a field was derived from: those of the other side, and those of its own side
   * that stay as they are.
   */
  private Set<String> sources(String field, Set<String> edited) {
    Set<String> sources = new LinkedHashSet<>();
    for (Pair pair : write.grounds().pairs()) {
      if (roots(pair.renewed()).contains(field)) {
        sources.addAll(roots(pair.old()));
        roots(pair.renewed()).stream().filter(f -> !edited.contains(f)).forEach(sources::add);
      } else if (roots(pair.old()).contains(field)) {
        sources.addAll(roots(pair.renewed()));
        roots(pair.old()).stream().filter(f -> !edited.contains(f)).forEach(sources::add);
      }
    }
    sources.remove(field);
    sources.remove(TAG);
    return sources;
  }

  private static Set<String> roots(List<Path> paths) {
    return paths.stream().map(Path::root).collect(Collectors.toSet());
  }

  /**
   * The time that what follows from these fields has at least. Where none of them is there, it
   * follows from the document's being there, and is as old as its oldest cell.
   */
  private OptionalLong least(Set<String> sources) {
    OptionalLong newest = newest(sources);
    return newest.isPresent() ? newest : micros(users()).min();
  }

  private OptionalLong newest(Set<String> fields) {
    return micros(fields).max();
  }

  private LongStream micros(Set<String> fields) {
    return fields.stream().flatMap(times::writes).mapToLong(Written::micros);
  }

  /** The fields that are cells of the document and not ours. */
  private Set<String> users() {
    return times.own(TAG);
  }

  private OptionalLong recordedTime(String field) {
    return recorded.get(field).orElse(Value.NULL) instanceof Value.Int64(long micros)
        ? OptionalLong.of(micros)
        : OptionalLong.empty();
  }

  private static OptionalLong next(OptionalLong time) {
    return time.isPresent() ? OptionalLong.of(time.getAsLong() + 1) : time;
  }

  private static long max(OptionalLong least, OptionalLong... more) {
    return Stream.of(more)
        .flatMapToLong(OptionalLong::stream)
        .reduce(least.orElseThrow(), Math::max);
  }

  /**
   * How many seconds what follows from these fields may live from now: a second less than the first
   * of them, or, where none of them is there, than the document; 0 where it is to stay.
   */
  private int ttl(Set<String> sources) {
    OptionalInt least =
        sources.stream().anyMatch(times.cells()::containsKey) ? first(sources) : last(users());
    if (least.isEmpty()) {
      return STAYS;
    }
    return least.getAsInt() <= 1 ? EXPIRED : least.getAsInt() - 1;
  }

  /** How many seconds the first of these fields to expire has left; empty where all stay. */
  private OptionalInt first(Set<String> fields) {
    return fields.stream().flatMapToInt(this::left).filter(left -> left != STAYS).min();
  }

  /** How many seconds the last of these fields to expire has left; empty where one stays. */
  private OptionalInt last(Set<String> fields) {
    boolean anyStays = fields.stream().flatMapToInt(this::left).anyMatch(left -> left == STAYS);
    return anyStays ? OptionalInt.empty() : fields.stream().flatMapToInt(this::left).max();
  }

  /** How many seconds what makes up a field has left, also what is written now. */
  private IntStream left(String field) {
    TimedWrite.Cell written = cells.get(field);
    return written != null
        ? IntStream.of(written.ttlSeconds())
        : times.writes(field).map(Written::ttlSeconds).mapToInt(this::left);
  }

  /** Rounded down, at least 1, since what was read with it was there a moment ago. */
  private int left(OptionalInt seconds) {
    if (seconds.isEmpty()) {
      return STAYS;
    }
    long passed = Math.ceilDiv(Duration.between(times.readAt(), now).toMillis(), 1_000L);
    return Math.toIntExact(Math.max(1, seconds.getAsInt() - Math.max(0, passed)));
  }
}
