package dev.lockstep.server.rollout;

import dev.lockstep.rollout.gate.Evidence;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.gate.Verdict;
import dev.lockstep.rollout.gate.Yardstick;
import dev.lockstep.rollout.gate.Yardstick.Kind;
import dev.lockstep.rollout.plan.Measure;
import dev.lockstep.rollout.plan.Measure.Threshold;
import dev.lockstep.rollout.plan.RolloutPlan;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By what a verdict was measured, and how far it is from being shown.
 *
 * @param source what is counted, such as {@code errors}, or who answers: {@code runner}, {@code
 *     person}, {@code tests}, {@code promql}, {@code webhook}
 * @param unit of the limit and the bound
 * @param limit what the ratio, rate or level may be at most; absent where others answer
 * @param logHarm the log of the e-value at which harm counts as shown; absent where no evidence is
 *     weighed
 * @param logSafety the log of the e-value at which safety counts as shown
 * @param slowMillis from what on an operation is slow, where slow ones are counted
 * @param slowQuantile the same as a quantile of the old path before the epoch began
 * @param samplesNeeded about how many operations of the new path, pairs or comparisons are still
 *     missing for safety, if all goes on as it did; absent where that cannot be told
 */
public record Measured(
    Kind kind,
    String source,
    Unit unit,
    Optional<Double> limit,
    Optional<Double> logHarm,
    Optional<Double> logSafety,
    Optional<Double> slowMillis,
    Optional<Double> slowQuantile,
    boolean harmShown,
    boolean safetyShown,
    Optional<Long> samplesNeeded) {
  private static final double NANOS_A_MILLI = 1e6;

  /** Of what a limit is. */
  public enum Unit {
    /** How many times as often, or as much, as on the old path. */
    TIMES,
    /** A part of all, from 0 to 1. */
    SHARE,
    BYTES,
    SECONDS,
    WRITES,
    COUNT
  }

  /** How the verdicts of a rollout are measured, by the names of its checks. */
  record By(Map<String, Yardstick> yardsticks, Map<String, Measure> measures) {
    static By of(Gate gate, RolloutPlan plan, GateReport report) {
      int regions =
          (int)
              report.required().keySet().stream().map(GateReport.Place::region).distinct().count();
      return new By(
          Stream.concat(gate.required().stream(), gate.advisory().stream())
              .collect(
                  Collectors.toMap(
                      check -> check.name(), check -> Yardstick.of(check, gate, regions))),
          plan.measures());
    }

    Optional<Measured> of(String check, Verdict verdict) {
      return Optional.ofNullable(yardsticks.get(check))
          .map(yardstick ->
              Measured.of(yardstick, Optional.ofNullable(measures.get(check)), verdict));
    }
  }

  private static Measured of(Yardstick yardstick, Optional<Measure> measure, Verdict verdict) {
    Evidence evidence = verdict.evidence();
    String source = source(yardstick.kind(), measure);
    boolean isWeighed = yardstick.logSafety().isPresent();
    return new Measured(
        yardstick.kind(),
        source,
        unit(yardstick.kind(), source),
        yardstick.limit(),
        yardstick.logHarm(),
        yardstick.logSafety(),
        slow(measure, Threshold.Time.class).map(time -> time.time().toNanos() / NANOS_A_MILLI),
        slow(measure, Threshold.OldPath.class).map(Threshold.OldPath::quantile),
        verdict.outcome() == Outcome.FAIL,
        isWeighed ? yardstick.isSafe(evidence) : verdict.outcome() == Outcome.PASS,
        yardstick.missing(evidence));
  }

  private static <T extends Threshold> Optional<T> slow(Optional<Measure> measure, Class<T> kind) {
    return measure
        .filter(Measure.Indicator.class::isInstance)
        .map(Measure.Indicator.class::cast)
        .flatMap(Measure.Indicator::threshold)
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  private static String source(Kind kind, Optional<Measure> measure) {
    return measure
        .map(each ->
            switch (each) {
              case Measure.Indicator counted -> counted.name();
              case Measure.Query query -> "promql";
              case Measure.Webhook webhook -> "webhook";
              case Measure.PostedTests tests -> "tests";
              case Measure.Person person -> "person";
              case Measure.Work work -> "runner";
            })
        .orElse(kind == Kind.GUARD ? "" : "runner");
  }

  private static Unit unit(Kind kind, String source) {
    return switch (kind) {
      case RATIO, PAIRED -> Unit.TIMES;
      case MISMATCH, BUDGET -> Unit.SHARE;
      case INVARIANT, OUTSIDE -> Unit.COUNT;
      case GUARD ->
          switch (source) {
            case "hot-key-share" -> Unit.SHARE;
            case "cardinality", "document-growth" -> Unit.TIMES;
            case "document-size" -> Unit.BYTES;
            case "owed-writes" -> Unit.WRITES;
            case "replication-lag" -> Unit.SECONDS;
            default -> Unit.COUNT;
          };
    };
  }
}
