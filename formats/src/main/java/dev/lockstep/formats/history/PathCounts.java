package dev.lockstep.formats.history;

import dev.lockstep.formats.history.Matrix.Line;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.History;
import dev.lockstep.rollout.window.Series;
import dev.lockstep.rollout.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Brings counts of all operations and of those that went well to windows of both paths. A point
 * counts what was in the step before its moment, as {@code increase(…[STEP])} does.
 *
 * <p>A window is known only if all four figures of it are counts. Good ones are asked for, because
 * a counter of bad ones is often not there before the first of them.
 *
 * @param paths how the two paths are told apart
 * @param step how far the points are apart
 */
public record PathCounts(Paths paths, Duration step) {
  private static final double COUNT_MAX = 1e15;

  /** What good operations may be more than all, by what Prometheus extrapolates. */
  private static final double ROUNDING = 0.01;

  public PathCounts {
    if (step.toMillis() < 1000 || step.compareTo(Duration.ofDays(1)) > 0) {
      throw new HistoryException("a step of 1 second to 1 day is expected");
    }
  }

  /** A label and its values for the new and the old path. */
  public record Paths(String label, String newPath, String oldPath) {
    /** The label {@code path} with the values {@code new} and {@code old}. */
    public static final Paths STANDARD = new Paths("path", "new", "old");
  }

  /**
   * The counts as windows.
   *
   * @param all all operations
   * @param good those that went well, by the name of the check
   * @throws HistoryException if the answers do not fit together
   */
  public History history(Matrix all, Map<String, Matrix> good) {
    Both operations = both("all operations", all);
    long from = operations.moments(Math::min) - step.toMillis();
    long until = operations.moments(Math::max);
    if ((until - from) / step.toMillis() > History.WINDOWS_MAX) {
      throw new HistoryException(
          "it spans more than %,d windows; take a shorter time".formatted(History.WINDOWS_MAX));
    }
    Map<String, Series> counted = new LinkedHashMap<>();
    good.forEach((check, matrix) ->
        counted.put(
            check, series(from, until, operations, both("what went well in " + check, matrix))));
    return new History(Instant.ofEpochMilli(from), Instant.ofEpochMilli(until), step, counted);
  }

  private Series series(long from, long until, Both all, Both good) {
    List<Window> windows = new ArrayList<>();
    for (long end = from + step.toMillis(); end <= until; end += step.toMillis()) {
      Optional<Arm> newPath = arm(all.newPath().get(end), good.newPath().get(end));
      Optional<Arm> oldPath = arm(all.oldPath().get(end), good.oldPath().get(end));
      if (newPath.isPresent() && oldPath.isPresent()) {
        Instant start = Instant.ofEpochMilli(end - step.toMillis());
        windows.add(new Window(start, step, newPath.get(), oldPath.get()));
      }
    }
    return new Series(windows);
  }

  private static Optional<Arm> arm(@Nullable Double all, @Nullable Double good) {
    if (all == null || good == null || !isCount(all) || !isCount(good)) {
      return Optional.empty();
    }
    boolean fits = good <= all * (1 + ROUNDING) + 1;
    long operations = Math.round(all);
    return fits
        ? Optional.of(new Arm(operations, Math.max(0, operations - Math.round(good))))
        : Optional.empty();
  }

  private static boolean isCount(double figure) {
    return figure >= 0 && figure <= COUNT_MAX;
  }

  /** The lines of both paths. */
  private record Both(Map<Long, Double> newPath, Map<Long, Double> oldPath) {
    private long moments(LongBinaryOperator which) {
      return LongStream.concat(longs(newPath), longs(oldPath)).reduce(which).orElseThrow();
    }

    private static LongStream longs(Map<Long, Double> points) {
      return points.keySet().stream().mapToLong(Long::longValue);
    }
  }

  private Both both(String what, Matrix matrix) {
    return new Both(path(what, matrix, paths.newPath()), path(what, matrix, paths.oldPath()));
  }

  private Map<Long, Double> path(String what, Matrix matrix, String path) {
    List<Line> lines =
        matrix.lines().stream()
            .filter(line -> path.equals(line.labels().get(paths.label())))
            .filter(line -> !line.points().isEmpty())
            .toList();
    if (lines.size() != 1) {
      throw new HistoryException(
          lines.isEmpty()
              ? "%s: nothing has the label %s=%s"
                  .formatted(what, paths.label(), Wording.shortened(path))
              : "%s: several lines have the label %s=%s; ask for sum by (%s)"
                  .formatted(what, paths.label(), Wording.shortened(path), paths.label()));
    }
    boolean isAligned =
        lines.getFirst().points().keySet().stream()
            .allMatch(moment -> moment % step.toMillis() == 0);
    if (!isAligned) {
      throw new HistoryException(
          "%s: a moment is no multiple of the step of %d seconds; let 'start' be one"
              .formatted(what, step.toSeconds()));
    }
    return lines.getFirst().points();
  }
}
