package dev.lockstep.rollout.backtest;

import dev.lockstep.rollout.backtest.BacktestResult.Reach;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.GateRules;
import dev.lockstep.rollout.gate.Judge;
import dev.lockstep.rollout.gate.Ledger;
import dev.lockstep.rollout.gate.Liveness;
import dev.lockstep.rollout.gate.Observation;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.gate.RegionObservation;
import dev.lockstep.rollout.gate.Sitting;
import dev.lockstep.rollout.plan.PlannedStage;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.History;
import dev.lockstep.rollout.window.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges past traffic as a gate would have judged it then.
 *
 * <p>A stage does not last for ever, so the past is taken in stretches as long as the stage may
 * wait for its gate, at most six hours; each begins without evidence, and with what tripped before
 * and is not clear. Within a stretch the gate looks every half window and sees nothing of what came
 * later. The traffic is what it was: nothing is rolled back, so that one alarm lasts until its
 * check is clear. Then evidence begins anew, as it does after a rollback; else what was seen of the
 * harm would be held against the traffic after it.
 *
 * <p>Only checks with counts in the history are judged, each with the share of alpha that it has
 * among all checks of the gate. Used once, by one thread.
 */
public final class Backtest {
  private static final String REGION = "all";
  private static final Duration STRETCH_MAX = Duration.ofHours(6);
  private static final int STRETCH_WINDOWS_MIN = 3;

  private final PlannedStage stage;
  private final Gate gate;
  private final Map<String, Series> halves = new LinkedHashMap<>();
  private final Timeline timeline;
  private Ledger ledger = Ledger.EMPTY;

  private Backtest(PlannedStage stage, Gate gate, History history) {
    this.stage = stage;
    this.gate = gate;
    this.timeline = new Timeline(stage, gate);
    gate.required()
        .forEach(check ->
            halves.put(
                check.name(),
                history.counted().getOrDefault(check.name(), Series.NONE).in(gate.rules().half())));
  }

  /**
   * What the gate of a stage would have done.
   *
   * @throws IllegalArgumentException if the history does not fit half of the gate's window
   */
  public static BacktestResult of(PlannedStage stage, History history) {
    GateRules rules = stage.gate().rules();
    if (!history.fits(rules.half())) {
      throw new IllegalArgumentException(
          "Cannot judge windows of %s by those of %s".formatted(rules.half(), history.step()));
    }
    List<Check> all = stage.gate().required();
    List<Check> judged = all.stream().filter(check -> isIn(history, check)).toList();
    List<String> names = judged.stream().map(Check::name).toList();
    List<String> others =
        all.stream().map(Check::name).filter(name -> !names.contains(name)).toList();
    if (judged.isEmpty()) {
      return new BacktestResult(stage, new Reach(names, others), List.of(), List.of());
    }
    double alpha = rules.alpha() * judged.size() / all.size();
    Gate part =
        new Gate(
            judged,
            List.of(),
            new GateRules(rules.window(), alpha, rules.dwell(), rules.coverage()));
    Backtest backtest = new Backtest(stage, part, history);
    backtest.run(history.from(), history.until());
    return new BacktestResult(
        stage, new Reach(names, others), backtest.timeline.alarms(), backtest.timeline.gaps());
  }

  private static boolean isIn(History history, Check check) {
    boolean counts =
        switch (check) {
          case Check.Ratio ratio -> true;
          case Check.Paired paired -> true;
          case Check.Mismatch mismatch -> true;
          case Check.Invariant invariant -> true;
          case Check.Budget budget -> true;
          case Check.Guard guard -> false;
          case Check.Outside outside -> false;
        };
    return counts && history.counted().containsKey(check.name());
  }

  private void run(Instant from, Instant until) {
    long half = gate.rules().half().toMillis();
    Instant begin = Instant.ofEpochMilli(Math.ceilDiv(from.toEpochMilli(), half) * half);
    while (begin.isBefore(until)) {
      Instant end = begin.plus(longest());
      begin = stretch(begin, end.isBefore(until) ? end : until);
    }
  }

  private Duration longest() {
    Duration wait = stage.conduct().waitMax();
    Duration longest = wait.compareTo(STRETCH_MAX) < 0 ? wait : STRETCH_MAX;
    Duration least = gate.rules().window().multipliedBy(STRETCH_WINDOWS_MIN);
    return longest.compareTo(least) < 0 ? least : longest;
  }

  /** Everything from one beginning on; answers when the next one is. */
  private Instant stretch(Instant begin, Instant end) {
    Duration half = gate.rules().half();
    Map<String, Series> seen = new LinkedHashMap<>();
    halves.forEach((name, series) -> seen.put(name, series.from(begin)));
    for (Instant now = begin.plus(half); !now.isAfter(end); now = now.plus(half)) {
      Map<String, Observation> observations = new LinkedHashMap<>();
      for (Check check : gate.required()) {
        Optional<Series> known = known(seen.getOrDefault(check.name(), Series.NONE), now);
        known.ifPresent(series -> observations.put(check.name(), observation(check, series)));
        if (known.isPresent()) {
          timeline.seen(check.name());
        } else {
          timeline.missed(check.name(), now);
        }
      }
      GateReport report =
          Judge.judge(gate, List.of(region(observations, now)), new Sitting(begin, now, ledger));
      ledger = ledger.after(report, now);
      if (timeline.note(report, now)) {
        return now;
      }
    }
    return end;
  }

  /** What was known at a moment; nothing where the newest window is missing. */
  private Optional<Series> known(Series series, Instant now) {
    int count = 0;
    int high = series.windows().size();
    while (count < high) {
      int middle = (count + high) >>> 1;
      if (series.windows().get(middle).end().isAfter(now)) {
        high = middle;
      } else {
        count = middle + 1;
      }
    }
    boolean isFresh = count > 0 && series.windows().get(count - 1).end().equals(now);
    return isFresh ? Optional.of(new Series(series.windows().subList(0, count))) : Optional.empty();
  }

  private static Observation observation(Check check, Series series) {
    Arm newPath = series.newPath();
    return switch (check) {
      case Check.Mismatch mismatch -> new Observation.Compared(newPath.operations(), newPath.bad());
      case Check.Invariant invariant -> new Observation.Breached(newPath.bad());
      case Check.Ratio ratio -> new Observation.Counted(series);
      case Check.Paired paired -> new Observation.Counted(series);
      case Check.Budget budget -> new Observation.Counted(series);
      case Check.Guard guard -> new Observation.Levelled(List.of());
      case Check.Outside outside -> new Observation.Answered(Outcome.ERROR);
    };
  }

  private RegionObservation region(Map<String, Observation> observations, Instant now) {
    return new RegionObservation(
        REGION,
        new Liveness(1, 1, now, gate.rules().half()),
        observations,
        new RegionObservation.Reach(1, Set.of(), List.of(0L), List.of(1.0)));
  }
}
