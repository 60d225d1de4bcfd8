package dev.lockstep.cli.plan;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.rollout.forecast.Forecast;
import dev.lockstep.rollout.forecast.Forecast.Need;
import dev.lockstep.rollout.forecast.Traffic;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a plan needs at today's traffic, for people and for machines. */
record Outlook(Located<RolloutPlan> plan, Traffic traffic, List<Forecast> forecasts) {
  Answer answer() {
    boolean passes = forecasts.stream().allMatch(Forecast::canPass);
    Exit exit = passes ? Exit.OK : unsaid().isEmpty() ? Exit.FINDINGS : Exit.UNKNOWN;
    return new Answer(exit, text(), json(passes));
  }

  private String name() {
    return plan.value().plan().name();
  }

  /** The time of all stages, in each of which what others do is not counted. */
  private Duration total() {
    return forecasts.stream().map(Forecast::time).reduce(Duration.ZERO, Duration::plus);
  }

  /** The checks of which nobody said how many operations are bad. */
  private List<String> unsaid() {
    return forecasts.stream()
        .flatMap(forecast -> forecast.stage().gate().required().stream())
        .filter(check -> check instanceof Check.Ratio || check instanceof Check.Paired)
        .map(Check::name)
        .distinct()
        .filter(name -> !traffic.badShares().containsKey(name))
        .toList();
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s at %.1f operations/s, %.1f %% of them read through both paths%s:",
            name(),
            traffic.perSecond(),
            100 * traffic.shadowed(),
            shares()));
    forecasts.forEach(forecast -> lines.add(line(forecast)));
    lines.add(
        "Total: %s, if healthy, beside the work, answers and approvals that it waits for."
            .formatted(Spans.of(total())));
    for (Forecast forecast : forecasts) {
      forecast.warnings().forEach(warning -> lines.add("note: " + warning));
      forecast
          .refusals()
          .forEach(refusal -> lines.add("%s: %s".formatted(place(forecast), refusal)));
    }
    unsaid()
        .forEach(check ->
            lines.add(
                "next: say how many operations are bad today: --bad %s=SHARE".formatted(check)));
    return String.join("\n", lines);
  }

  private String shares() {
    StringBuilder text = new StringBuilder();
    traffic.badShares().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(share ->
            text.append(
                String.format(
                    Locale.ROOT, ", %s in %.3g %%", share.getKey(), 100 * share.getValue())));
    return text.toString();
  }

  private String place(Forecast forecast) {
    Mark mark = plan.mark(forecast.stage());
    return "%s:%d:%d".formatted(plan.file(), mark.line(), mark.column());
  }

  private static String line(Forecast forecast) {
    List<String> parts = new ArrayList<>();
    for (Need need : forecast.needs()) {
      parts.add(
          String.format(
              Locale.ROOT,
              "%s needs %,.0f events in %s",
              need.check(),
              need.events(),
              Spans.of(need.time())));
    }
    parts.add("dwells " + Spans.of(forecast.stage().gate().rules().dwell()));
    waited(forecast).forEach(check -> parts.add("waits for " + check));
    int approvals = forecast.stage().conduct().approvals();
    if (approvals > 0) {
      parts.add("approvals: " + approvals);
    }
    return "  %-12s  %-14s  %s"
        .formatted(
            forecast.stage(),
            forecast.canPass() ? Spans.of(forecast.time()) : "cannot pass",
            String.join("; ", parts));
  }

  /** What the stage waits for that no traffic brings. */
  private static List<String> waited(Forecast forecast) {
    return forecast.stage().gate().required().stream()
        .filter(Check.Outside.class::isInstance)
        .map(Check::name)
        .toList();
  }

  private Document json(boolean passes) {
    Json shares = Json.empty();
    for (Map.Entry<String, Double> share : traffic.badShares().entrySet()) {
      shares = shares.and(share.getKey(), Value.float64(share.getValue()));
    }
    return Json.with("plan", name())
        .and("file", plan.file())
        .and("perSecond", Value.float64(traffic.perSecond()))
        .and("shadowed", Value.float64(traffic.shadowed()))
        .and("badShares", shares.document())
        .and("stages", forecasts, this::json)
        .and("totalSeconds", total().toSeconds())
        .and("unsaid", unsaid(), Value::text)
        .and("canPass", passes)
        .document();
  }

  private Document json(Forecast forecast) {
    Mark mark = plan.mark(forecast.stage());
    return Json.with("stage", forecast.stage().stage().word())
        .and("step", forecast.stage().toString())
        .and("line", mark.line())
        .and("column", mark.column())
        .and("needs", forecast.needs(), Outlook::json)
        .and("waitsFor", waited(forecast), Value::text)
        .and("approvals", forecast.stage().conduct().approvals())
        .and("dwellSeconds", forecast.stage().gate().rules().dwell().toSeconds())
        .and("maxWaitSeconds", forecast.stage().conduct().waitMax().toSeconds())
        .and("seconds", forecast.time().toSeconds())
        .and("canPass", forecast.canPass())
        .and("refusals", forecast.refusals(), Value::text)
        .and("warnings", forecast.warnings(), Value::text)
        .document();
  }

  private static Document json(Need need) {
    return Json.with("check", need.check())
        .and("events", Value.float64(need.events()))
        .and("seconds", need.time().toSeconds())
        .document();
  }
}
