package dev.lockstep.cli.plan;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.rollout.backtest.Alarm;
import dev.lockstep.rollout.backtest.Alarm.Sight;
import dev.lockstep.rollout.backtest.Backtest;
import dev.lockstep.rollout.backtest.BacktestResult;
import dev.lockstep.rollout.backtest.BacktestResult.Gap;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.plan.Conduct;
import dev.lockstep.rollout.plan.Plan;
import dev.lockstep.rollout.plan.PlannedStage;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.History;
import dev.lockstep.rollout.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the gates of a plan would have done about past traffic. */
record Hindsight(Plan plan, History history) {
  /** Stages that judge alike, so that one of them speaks for all. */
  private record Alike(
      List<Check> checks, Duration window, double alpha, Conduct.OnFail onFail, Duration dwell) {
    static Alike of(PlannedStage stage) {
      Gate gate = stage.gate();
      boolean burns = gate.required().stream().anyMatch(Check.Budget.class::isInstance);
      return new Alike(
          gate.required(),
          gate.rules().window(),
          gate.rules().alpha(),
          stage.conduct().onFail(),
          burns ? gate.rules().dwell() : Duration.ZERO);
    }
  }

  /** What one gate would have done, at all the stages that have it. */
  private record Told(String stages, BacktestResult result) {}

  Answer answer() {
    Map<Alike, List<PlannedStage>> groups = new LinkedHashMap<>();
    for (PlannedStage stage : plan.stages()) {
      if (stage.gate().required().stream()
          .anyMatch(check -> history.counted().containsKey(check.name()))) {
        groups.computeIfAbsent(Alike.of(stage), same -> new ArrayList<>()).add(stage);
      }
    }
    List<Told> told =
        groups.values().stream()
            .map(stages -> told(stages))
            .filter(each -> !each.result().reach().judged().isEmpty())
            .toList();
    if (told.isEmpty()) {
      throw unjudged();
    }
    boolean trips = told.stream().anyMatch(each -> !each.result().alarms().isEmpty());
    boolean blind = told.stream().anyMatch(each -> !each.result().gaps().isEmpty());
    Exit exit = trips ? Exit.FINDINGS : blind ? Exit.UNKNOWN : Exit.OK;
    return new Answer(exit, text(told), json(told));
  }

  private Told told(List<PlannedStage> stages) {
    PlannedStage first = stages.getFirst();
    if (!history.fits(first.gate().rules().half())) {
      throw new Problem(
          ProblemCode.USAGE,
          "Cannot judge windows of %s: the gate of %s looks every %s"
              .formatted(Spans.of(history.step()), first, Spans.of(first.gate().rules().half())),
          "Nothing was judged.",
          "ask for windows as long, or give the gate a longer 'window'");
    }
    String names = stages.stream().map(PlannedStage::toString).collect(Collectors.joining(", "));
    return new Told(names, Backtest.of(first, history));
  }

  private Problem unjudged() {
    String wanted =
        plan.stages().stream()
            .flatMap(stage -> stage.gate().required().stream())
            .map(Check::name)
            .distinct()
            .collect(Collectors.joining(", "));
    return new Problem(
        ProblemCode.USAGE,
        "Cannot judge the past by the plan %s: it checks %s, and counted are %s"
            .formatted(plan.name(), wanted, String.join(", ", history.counted().keySet())),
        "Nothing was judged.",
        "name the counts as the checks are named");
  }

  private String text(List<Told> told) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "The gates of %s over %s, from %s until %s."
            .formatted(
                plan.name(),
                Spans.of(Duration.between(history.from(), history.until())),
                history.from(),
                history.until()));
    for (Told each : told) {
      BacktestResult result = each.result();
      lines.add(
          "%s: judged %s%s"
              .formatted(
                  each.stages(),
                  String.join(", ", result.reach().judged()),
                  result.reach().unjudged().isEmpty()
                      ? ""
                      : "; nothing counted for " + String.join(", ", result.reach().unjudged())));
      result.alarms().forEach(alarm -> lines.addAll(lines(alarm)));
      result.gaps().forEach(gap -> lines.add("  " + sentence(gap)));
      if (result.alarms().isEmpty()) {
        lines.add("  No trip.");
      }
    }
    return String.join("\n", lines);
  }

  private static List<String> lines(Alarm alarm) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  %s  %s trips %s: %s, %s; e-value %s"
            .formatted(
                alarm.at(),
                alarm.check(),
                word(alarm),
                alarm.action().word(),
                alarm.until().map(end -> "clear again at " + end).orElse("not clear at the end"),
                Spans.power(alarm.found().logHarm())));
    for (Sight sight : alarm.found().sights()) {
      Window window = sight.window();
      lines.add(
          "      %s  %s: new path %s, old path %s, e-value %s"
              .formatted(
                  window.start(),
                  Spans.of(window.length()),
                  bad(window.newPath()),
                  bad(window.oldPath()),
                  Spans.power(sight.logHarm())));
    }
    return lines;
  }

  private static String word(Alarm alarm) {
    return alarm.found().trip().name().toLowerCase(Locale.ROOT);
  }

  private static String bad(Arm arm) {
    return String.format(Locale.ROOT, "%,d bad of %,d", arm.bad(), arm.operations());
  }

  private static String sentence(Gap gap) {
    return "%s  no figures of %s until %s: the rollout would have held"
        .formatted(gap.from(), gap.check(), gap.until());
  }

  private Document json(List<Told> told) {
    return Json.with("plan", plan.name())
        .and("from", history.from().toString())
        .and("until", history.until().toString())
        .and("gates", told, Hindsight::json)
        .document();
  }

  private static Document json(Told told) {
    BacktestResult result = told.result();
    return Json.with("stages", told.stages())
        .and("judged", result.reach().judged(), Value::text)
        .and("unjudged", result.reach().unjudged(), Value::text)
        .and("trips", result.alarms(), Hindsight::json)
        .and("gaps", result.gaps(), Hindsight::json)
        .document();
  }

  private static Document json(Alarm alarm) {
    return Json.with("check", alarm.check())
        .and("trip", word(alarm))
        .and("action", alarm.action().word())
        .and("at", alarm.at().toString())
        .and("until", alarm.until().map(Instant::toString))
        .and("logEValue", Value.float64(alarm.found().logHarm()))
        .and("windows", alarm.found().sights(), Hindsight::json)
        .document();
  }

  private static Document json(Sight sight) {
    Window window = sight.window();
    return Json.with("start", window.start().toString())
        .and("seconds", window.length().toSeconds())
        .and("newOperations", window.newPath().operations())
        .and("newBad", window.newPath().bad())
        .and("oldOperations", window.oldPath().operations())
        .and("oldBad", window.oldPath().bad())
        .and("logEValue", Value.float64(sight.logHarm()))
        .document();
  }

  private static Document json(Gap gap) {
    return Json.with("check", gap.check())
        .and("from", gap.from().toString())
        .and("until", gap.until().toString())
        .document();
  }
}
