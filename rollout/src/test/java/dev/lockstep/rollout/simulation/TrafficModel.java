package dev.lockstep.rollout.simulation;

import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.Series;
import dev.lockstep.rollout.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Traffic of the design's simulation: 500 requests/s, 5 % of them on the new path, 0.2 % bad.
 *
 * @param perSecond requests per second
 * @param share the new path's share of them
 * @param base the share of bad requests on a healthy path
 */
public record TrafficModel(double perSecond, double share, double base) {
  /** The one of the design. */
  public static final TrafficModel STANDARD = new TrafficModel(500, 0.05, 0.002);

  /** The length of its windows. */
  public static final Duration HALF = Duration.ofSeconds(30);

  /** When it begins. */
  public static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  /** How many times as many bad requests each path has, at a second of the simulation. */
  public interface Course {
    /** Of the new path. */
    double newPath(int second);

    /** Of the old path. */
    double oldPath(int second);
  }

  /** A new path that is so many times as bad from a second on; the old one is healthy. */
  public static Course worseFrom(int begin, double factor) {
    return between(begin, Integer.MAX_VALUE, factor);
  }

  /** A new path that is so many times as bad for a while. */
  public static Course between(int begin, int end, double factor) {
    return new Course() {
      @Override
      public double newPath(int second) {
        return second >= begin && second < end ? factor : 1;
      }

      @Override
      public double oldPath(int second) {
        return 1;
      }
    };
  }

  /** Half windows of this many seconds of traffic. */
  public Series draw(int seconds, Course course, RandomGenerator random) {
    List<Window> windows = new ArrayList<>();
    int half = (int) HALF.toSeconds();
    for (int second = 0; second < seconds; second += half) {
      double fresh = 0;
      double old = 0;
      for (int i = second; i < second + half; i++) {
        fresh += course.newPath(i) / half;
        old += course.oldPath(i) / half;
      }
      windows.add(
          new Window(
              START.plusSeconds(second),
              HALF,
              arm(share, fresh, random),
              arm(1 - share, old, random)));
    }
    return new Series(windows);
  }

  private Arm arm(double part, double factor, RandomGenerator random) {
    long operations = Math.round(perSecond * part * HALF.toSeconds());
    return new Arm(operations, Counts.binomial(random, operations, Math.min(1, base * factor)));
  }
}
