package dev.lockstep.rollout.backtest;

import dev.lockstep.rollout.backtest.Alarm.Found;
import dev.lockstep.rollout.backtest.Alarm.Sight;
import dev.lockstep.rollout.backtest.BacktestResult.Gap;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.GateReport.Place;
import dev.lockstep.rollout.gate.Verdict;
import dev.lockstep.rollout.gate.Verdict.Failed;
import dev.lockstep.rollout.gate.Verdict.Trip;
import dev.lockstep.rollout.plan.PlannedStage;
import dev.lockstep.rollout.statistics.Direction;
import dev.lockstep.rollout.statistics.EProcess;
import dev.lockstep.rollout.window.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers alarms and gaps from look to look. */
final class Timeline {
  private static final int DECIDING = 3;

  private final PlannedStage stage;
  private final Gate gate;
  private final List<Alarm> alarms = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();

  /** Where the alarms and gaps that still last stand in their lists, by check. */
  private final Map<String, Integer> openAlarms = new HashMap<>();

  private final Map<String, Integer> openGaps = new HashMap<>();

  Timeline(PlannedStage stage, Gate gate) {
    this.stage = stage;
    this.gate = gate;
  }

  List<Alarm> alarms() {
    return alarms;
  }

  List<Gap> gaps() {
    return gaps;
  }

  /** The newest window of a check was there. */
  void seen(String check) {
    openGaps.remove(check);
  }

  /** The newest window of a check was not there. */
  void missed(String check, Instant now) {
    Integer index = openGaps.get(check);
    if (index == null) {
      openGaps.put(check, gaps.size());
      gaps.add(new Gap(check, now.minus(gate.rules().half()), now));
    } else {
      gaps.set(index, new Gap(check, gaps.get(index).from(), now));
    }
  }

  /** Notes the verdicts of a look; answers whether the last alarm that lasted is over by it. */
  boolean note(GateReport report, Instant now) {
    boolean lasted = !openAlarms.isEmpty();
    report.required().forEach((place, verdict) -> note(place, verdict, now));
    return lasted && openAlarms.isEmpty();
  }

  private void note(Place place, Verdict verdict, Instant now) {
    Optional<Integer> index = Optional.ofNullable(openAlarms.get(place.check()));
    switch (verdict) {
      case Failed failed -> {
        boolean isNew =
            index
                .map(alarms::get)
                .filter(open -> open.found().trip().compareTo(failed.trip()) >= 0)
                .isEmpty();
        if (isNew) {
          end(index, now);
          openAlarms.put(place.check(), alarms.size());
          alarms.add(alarm(place.check(), failed, now));
        }
      }
      case Verdict.Errored unknown -> {}
      case Verdict.Passed clear -> close(place, index, now);
      case Verdict.Inconclusive clear -> close(place, index, now);
    }
  }

  private void close(Place place, Optional<Integer> index, Instant now) {
    end(index, now);
    openAlarms.remove(place.check());
  }

  private void end(Optional<Integer> index, Instant now) {
    index.ifPresent(open -> alarms.set(open, alarms.get(open).ended(now)));
  }

  private Alarm alarm(String check, Failed failed, Instant now) {
    Series recent = failed.evidence().basis().recent();
    Series deciding = failed.trip() == Trip.HARD ? recent : recent.in(gate.rules().window());
    double margin =
        gate.required().stream()
            .filter(each -> each.name().equals(check))
            .mapToDouble(Timeline::margin)
            .findFirst()
            .orElse(1);
    Series last = deciding.last(DECIDING);
    List<Sight> sights =
        last.windows().stream()
            .map(window -> new Sight(window, logHarm(new Series(List.of(window)), margin)))
            .toList();
    return new Alarm(
        check,
        now,
        Optional.empty(),
        new Found(failed.trip(), logHarm(last, margin), sights),
        failed.trip() == Trip.HARD
            ? stage.conduct().onFail().hard()
            : stage.conduct().onFail().soft());
  }

  private static double logHarm(Series windows, double margin) {
    return EProcess.of(Direction.HARM, margin).after(windows.splits()).logEvidence();
  }

  private static double margin(Check check) {
    return switch (check) {
      case Check.Ratio ratio -> ratio.margin();
      case Check.Paired paired -> paired.margin();
      case Check.Mismatch other -> 1;
      case Check.Invariant other -> 1;
      case Check.Budget other -> 1;
      case Check.Guard other -> 1;
      case Check.Outside other -> 1;
    };
  }
}
