package dev.lockstep.rollout.plan;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the figures of a check come from. */
public sealed interface Measure {
  /**
   * What clients and runners report under this name.
   *
   * @param threshold what is too slow, where requests are counted that are
   */
  record Indicator(String name, Optional<Threshold> threshold) implements Measure {}

  /** What Prometheus answers to an expression. */
  record Query(String expression) implements Measure {}

  /** What an address answers. */
  record Webhook(URI address) implements Measure {}

  /**
   * The results of tests that somebody posted.
   *
   * @param ageMax how old they may be
   */
  record PostedTests(String suite, Duration ageMax) implements Measure {}

  /** What a person says. */
  record Person() implements Measure {}

  /** Whether the runner has done the work of the stage. */
  record Work() implements Measure {}

  /** From what on a request is slow; fixed before it is counted. */
  sealed interface Threshold {
    /** A time. */
    record Time(Duration time) implements Threshold {}

    /** A quantile of the old path, such as 0.99, taken before the stage begins. */
    record OldPath(double quantile) implements Threshold {}
  }
}
