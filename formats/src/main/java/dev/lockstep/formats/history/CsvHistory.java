package dev.lockstep.formats.history;

import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.History;
import dev.lockstep.rollout.window.Series;
import dev.lockstep.rollout.window.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads windows from lines of values with commas between them. */
final class CsvHistory {
  private static final String HEAD =
      "start,seconds,check,newOperations,newBad,oldOperations,oldBad";
  private static final int FINDINGS_MAX = 100;
  private static final int VALUES = 7;
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,15}");
  private static final Pattern UNKNOWN = Pattern.compile("|[Nn]a[Nn]|[-+]?[Ii]nf(?:inity)?");
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,4}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private final Reading reading;
  private final Map<String, List<Window>> windows = new LinkedHashMap<>();
  private final Map<String, Instant> ends = new LinkedHashMap<>();
  private Optional<Duration> step = Optional.empty();
  private Instant from = LAST;
  private Instant until = FIRST;
  private int findings;

  CsvHistory(Reading reading) {
    this.reading = reading;
  }

  Optional<History> history(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().strip().equals(HEAD)) {
      return reading
          .findings()
          .add(Mark.START, "bad-history", "Cannot use these figures: the first line is " + HEAD);
    }
    for (int i = 1; i < lines.size() && findings < FINDINGS_MAX; i++) {
      if (!lines.get(i).isBlank()) {
        line(lines.get(i).strip(), i + 1);
      }
    }
    if (findings > 0) {
      return Optional.empty();
    }
    if (step.isEmpty()) {
      return bad(1, "it holds no window");
    }
    if (Duration.between(from, until).dividedBy(step.get()) > History.WINDOWS_MAX) {
      return bad(
          1, "it spans more than %,d windows; take a shorter time".formatted(History.WINDOWS_MAX));
    }
    Map<String, Series> counted = new LinkedHashMap<>();
    windows.forEach((check, list) -> counted.put(check, new Series(list)));
    return Optional.of(new History(from, until, step.get(), counted));
  }

  private void line(String text, int line) {
    List<String> values = List.of(text.split(",", -1));
    if (values.size() != VALUES) {
      Optional<Arm> unused =
          bad(line, "the line has %d values and not %d".formatted(values.size(), VALUES));
      return;
    }
    Optional<Instant> start = start(values.getFirst(), line);
    Optional<Duration> length = length(values.get(1), line);
    String check = values.get(2);
    if (!NAME.matcher(check).matches()) {
      Optional<Arm> unused =
          bad(line, "'%s' is no name of a check".formatted(Wording.shortened(check)));
      return;
    }
    Optional<Arm> newPath = arm(values.subList(3, 5), line);
    Optional<Arm> oldPath = arm(values.subList(5, 7), line);
    if (findings == 0 && isNext(check, start.orElseThrow(), length.orElseThrow(), line)) {
      List<Window> known = windows.computeIfAbsent(check, name -> new ArrayList<>());
      if (newPath.isPresent() && oldPath.isPresent()) {
        known.add(
            new Window(start.get(), length.get(), newPath.orElseThrow(), oldPath.orElseThrow()));
      }
    }
  }

  private boolean isNext(String check, Instant start, Duration length, int line) {
    if (start.toEpochMilli() % length.toMillis() != 0) {
      return bad(line, "a window starts at no multiple of its length").isPresent();
    }
    Instant end = ends.getOrDefault(check, FIRST);
    if (start.isBefore(end)) {
      return bad(line, "the window is not after the one of this check before it").isPresent();
    }
    ends.put(check, start.plus(length));
    from = start.isBefore(from) ? start : from;
    until = start.plus(length).isAfter(until) ? start.plus(length) : until;
    return true;
  }

  private Optional<Instant> start(String text, int line) {
    try {
      Instant start = Instant.parse(text);
      if (!start.isBefore(FIRST) && start.isBefore(LAST)) {
        return Optional.of(start);
      }
    } catch (DateTimeException e) {
      // Said below, as of a moment that is too far away.
    }
    return bad(
        line, "'%s' is no moment such as 2026-11-20T08:00:00Z".formatted(Wording.shortened(text)));
  }

  private Optional<Duration> length(String text, int line) {
    if (!SECONDS.matcher(text).matches()) {
      return bad(line, "'%s' are no seconds from 1 to 99999".formatted(Wording.shortened(text)));
    }
    Duration length = Duration.ofSeconds(Long.parseLong(text));
    if (step.isPresent() && !step.get().equals(length)) {
      return bad(line, "all windows are as long as the first of them");
    }
    step = Optional.of(length);
    return step;
  }

  /** What one path did; empty where it is not known. */
  private Optional<Arm> arm(List<String> values, int line) {
    for (String value : values) {
      if (UNKNOWN.matcher(value).matches()) {
        return Optional.empty();
      }
      if (!COUNT.matcher(value).matches()) {
        return bad(
            line,
            "'%s' is no count; leave out what is not known".formatted(Wording.shortened(value)));
      }
    }
    long operations = Long.parseLong(values.getFirst());
    long bad = Long.parseLong(values.getLast());
    return bad <= operations
        ? Optional.of(new Arm(operations, bad))
        : bad(line, "%d of %d operations cannot be bad".formatted(bad, operations));
  }

  private <T> Optional<T> bad(int line, String why) {
    findings++;
    return reading
        .findings()
        .add(new Mark(line, 1), "bad-history", "Cannot use these figures: " + why);
  }
}
