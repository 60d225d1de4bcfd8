package dev.lockstep.model.write;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
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
import java.util.OptionalLong;
import java.util.Set;

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
  private final Set<String> touched;
  private final Lifetimes lifetimes;
  private final Map<String, TimedWrite.Cell> cells = new LinkedHashMap<>();

  private Timing(GuardedWrite write, Instant now) {
    this.write = write;
    this.read = write.grounds().read();
    this.times = write.grounds().times();
    this.now = now;
    this.recorded = TagEnd.recorded(read);
    this.lifetimes = new Lifetimes(times, cells, now);
    this.touched = touched(write.grounds().pairs());
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
    OptionalLong latest = times.latest(touched);
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

  /** The fields of both sides of everything that was derived. */
  private static Set<String> touched(List<Pair> pairs) {
    Set<String> touched = new LinkedHashSet<>();
    for (Pair pair : pairs) {
      touched.addAll(pair.old());
      touched.addAll(pair.renewed());
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
    OptionalLong was = newest(field);
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
    long time = latest(least, next(was));
    put(field, after, Math.max(time, next(recordedTime(field)).orElse(time)), ttl);
    return true;
  }

  /** What was derived under a tag that has ended, and is not derived anew now, goes. */
  private void takeHiddenAway() {
    if (recorded.isEmpty()) {
      return;
    }
    for (String field : users()) {
      OptionalLong written = newest(field);
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
    OptionalLong least = times.latest(pair.old());
    if (least.isEmpty() || pair.renewed().stream().noneMatch(cells::containsKey)) {
      return;
    }
    int ttl = ttl(pair.old());
    for (String field : pair.renewed()) {
      boolean isOlder = newest(field).orElse(Long.MIN_VALUE) < least.getAsLong();
      Optional<Value> value = read.get(field);
      boolean isToMove = isOlder && !cells.containsKey(field) && !field.equals(TAG);
      if (isToMove && (value.isEmpty() || ttl != EXPIRED)) {
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
    OptionalLong was = newest(TAG);
    if (wanted.isEmpty() || users.isEmpty()) {
      was.ifPresent(time -> put(TAG, Optional.empty(), time, 0));
      return;
    }
    Document tag = (Document) wanted.orElseThrow();
    tag = tag.with(TagEnd.TIMES.names().getLast(), recordedAfter());
    OptionalLong end = end(lifetimes.first(touched));
    if (end.isPresent()) {
      tag = tag.with(TagEnd.EXPIRES.names().getLast(), new Value.DateTime(end.getAsLong()));
    }
    long time = latest(least(touched), was.isPresent() ? next(was) : beyondOurDeletes());
    for (TimedWrite.Cell cell : cells.values()) {
      time = Math.max(time, cell.micros());
    }
    int left = lifetimes.last(users);
    put(TAG, Optional.of(tag), time, left == Lifetimes.FOR_EVER ? STAYS : left);
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
  private OptionalLong end(int secondsLeft) {
    OptionalLong before = TagEnd.of(read, now);
    if (secondsLeft == Lifetimes.FOR_EVER) {
      return before;
    }
    long end = (now.getEpochSecond() + secondsLeft - 1) * 1_000;
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
      if (pair.renewed().contains(field)) {
        sources.addAll(pair.old());
        addUnedited(pair.renewed(), edited, sources);
      } else if (pair.old().contains(field)) {
        sources.addAll(pair.renewed());
        addUnedited(pair.old(), edited, sources);
      }
    }
    sources.remove(field);
    sources.remove(TAG);
    return sources;
  }

  private static void addUnedited(Set<String> side, Set<String> edited, Set<String> sources) {
    for (String field : side) {
      if (!edited.contains(field)) {
        sources.add(field);
      }
    }
  }

  /**
   * The time that what follows from these fields has at least. Where none of them is there, it
   * follows from the document's being there, and is as old as its oldest cell.
   */
  private OptionalLong least(Set<String> sources) {
    OptionalLong newest = times.latest(sources);
    return newest.isPresent() ? newest : oldest(users());
  }

  private OptionalLong oldest(Set<String> fields) {
    return fields.stream().flatMap(f -> times.writes(f).stream()).mapToLong(Written::micros).min();
  }

  private OptionalLong newest(String field) {
    return times.latest(Set.of(field));
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

  private static long latest(OptionalLong time, OptionalLong other) {
    return Math.max(time.orElseThrow(), other.orElse(Long.MIN_VALUE));
  }

  /**
   * How many seconds what follows from these fields may live from now: a second less than the first
   * of them, or, where none of them is there, than the document; 0 where it is to stay.
   */
  private int ttl(Set<String> sources) {
    boolean anyIsThere = sources.stream().anyMatch(times.cells()::containsKey);
    int least = anyIsThere ? lifetimes.first(sources) : lifetimes.last(users());
    if (least == Lifetimes.FOR_EVER) {
      return STAYS;
    }
    return least <= 1 ? EXPIRED : least - 1;
  }
}
