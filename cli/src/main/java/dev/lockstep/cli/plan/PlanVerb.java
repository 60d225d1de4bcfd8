package dev.lockstep.cli.plan;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.query.Rate;
import dev.lockstep.rollout.forecast.Planner;
import dev.lockstep.rollout.forecast.Traffic;
import dev.lockstep.rollout.plan.RolloutPlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "plan",
    description =
        "Says how long each stage of a plan needs at today's traffic, and refuses what cannot pass"
            + " in time.")
final class PlanVerb extends Verb {
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--traffic",
      paramLabel = "RATE|FILE",
      required = true,
      description =
          "Today's operations on the collection: a rate such as 500/s, or a file of past traffic,"
              + " as for gates backtest.")
  private String traffic = "";

  @Option(
      names = "--bad",
      paramLabel = "CHECK=SHARE",
      converter = {Word.class, Given.Share.class},
      description = "How many of them are bad today, such as errors=0.002; may be repeated.")
  private final Map<String, Double> bad = new LinkedHashMap<>();

  @Option(
      names = "--shadowed",
      paramLabel = "SHARE",
      converter = Given.Share.class,
      description = "The share that will be read through both paths; the usual is 0.1.")
  private double shadowed = 0.1;

  @Option(
      names = "--audience",
      paramLabel = "NAME=SHARE",
      converter = {Word.class, Given.Share.class},
      description = "The share of the traffic of a cohort or region; may be repeated.")
  private final Map<String, Double> audiences = new LinkedHashMap<>();

  PlanVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "PLAN",
      description = "The plan file; else the standard plan, which is built in.")
  void file(Path named) {
    file = Optional.of(named);
  }

  @Override
  protected Answer perform() {
    Located<RolloutPlan> plan = Given.plan(file);
    Traffic today = traffic(plan.value());
    return new Outlook(plan, today, Planner.forecast(plan.value().plan(), today)).answer();
  }

  private Traffic traffic(RolloutPlan plan) {
    Optional<Traffic> counted =
        Rate.parse(traffic).isPresent()
            ? Optional.empty()
            : Optional.of(Traffic.of(Given.history(Path.of(traffic)), shadowed, audiences));
    double perSecond =
        counted
            .map(Traffic::perSecond)
            .orElseGet(() -> Rate.parse(traffic).orElseThrow().perSecond().doubleValue());
    Map<String, Double> shares = new LinkedHashMap<>(plan.slowShares());
    counted.ifPresent(known -> shares.putAll(known.badShares()));
    shares.putAll(bad);
    return new Traffic(perSecond, shadowed, shares, audiences);
  }
}
