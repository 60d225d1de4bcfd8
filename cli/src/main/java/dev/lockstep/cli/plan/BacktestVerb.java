package dev.lockstep.cli.plan;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.plan.Prometheus.Range;
import dev.lockstep.cli.verb.Length;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.history.HistoryException;
import dev.lockstep.formats.history.Matrix;
import dev.lockstep.formats.history.PathCounts;
import dev.lockstep.formats.history.PathCounts.Paths;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.rollout.plan.RolloutPlan;
import dev.lockstep.rollout.window.History;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "backtest",
    description = "Tells when the gates of a plan would have tripped over past traffic.")
final class BacktestVerb extends Verb {
  private static final String TOKEN = "LOCKSTEP_PROMETHEUS_TOKEN";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private String source = "";

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "The plan file; else the standard plan, which is built in.")
  private Optional<Path> plan = Optional.empty();

  @Option(
      names = "--all",
      paramLabel = "SERIES",
      converter = Selector.class,
      description =
          "A counter of all operations, such as requests_seconds_count; of Prometheus only.")
  private Optional<String> all = Optional.empty();

  @Option(
      names = "--good",
      paramLabel = "CHECK=SERIES",
      converter = {Word.class, Selector.class},
      description =
          "A counter of those that a check takes for good, such as"
              + " 'latency=requests_seconds_bucket{le=\"0.25\"}'; may be repeated.")
  private final Map<String, String> good = new LinkedHashMap<>();

  @Option(
      names = "--paths",
      paramLabel = "LABEL=NEW,OLD",
      converter = PathsOption.class,
      description = "How the two paths are told apart; the usual is path=new,old.")
  private Paths paths = Paths.STANDARD;

  @Option(
      names = "--until",
      paramLabel = "MOMENT",
      converter = Moment.class,
      description = "Up to when; else now.")
  private Optional<Instant> until = Optional.empty();

  @Option(
      names = "--last",
      paramLabel = "TIME",
      converter = Length.class,
      description = "How long before; the usual is 6h.")
  private Duration last = Duration.ofHours(6);

  BacktestVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      paramLabel = "PROMETHEUS-URL|FILE",
      description =
          "A Prometheus, such as http://HOST:9090, or a file of its answers or of windows. A"
              + " bearer token is taken from $$LOCKSTEP_PROMETHEUS_TOKEN.")
  void source(String named) {
    source = named;
  }

  @Override
  protected Answer perform() {
    RolloutPlan judging = Given.plan(plan).value();
    History history =
        source.matches("(?i)https?://.*") ? asked(step(judging)) : Given.history(Path.of(source));
    return new Hindsight(judging.plan(), history).answer();
  }

  /** Half of the shortest window of a gate that looks at one of the series. */
  private Duration step(RolloutPlan judging) {
    return judging.plan().stages().stream()
        .map(stage -> stage.gate())
        .filter(gate -> gate.required().stream().anyMatch(check -> good.containsKey(check.name())))
        .map(gate -> gate.rules().half())
        .min(Duration::compareTo)
        .filter(half -> half.toMillis() % 1000 == 0)
        .orElseThrow(() ->
            wrong(
                "no gate of the plan %s with a window of whole seconds looks at one of --good"
                    .formatted(judging.plan().name())));
  }

  private History asked(Duration step) {
    String counter = all.orElseThrow(() -> wrong("--all is missing"));
    Range range = range(step);
    try (Prometheus prometheus =
        new Prometheus(
            source, Optional.ofNullable(surroundings().environment().get(TOKEN)), PATIENCE)) {
      Matrix operations = prometheus.range(increase(counter, step), range);
      Map<String, Matrix> well = new LinkedHashMap<>();
      good.forEach(
          (check, series) -> well.put(check, prometheus.range(increase(series, step), range)));
      return new PathCounts(paths, step).history(operations, well);
    } catch (HistoryException e) {
      throw new Problem(
              ProblemCode.SOURCE_FAILED,
              "Cannot take figures from Prometheus: " + e.why(),
              "Nothing was judged, and nothing was changed.",
              "lockstep gates backtest --help")
          .causedBy(e);
    }
  }

  /** Counts, never quantiles, and how many there are. */
  private String increase(String series, Duration step) {
    return "sum by (%s) (increase(%s[%ds]))".formatted(paths.label(), series, step.toSeconds());
  }

  private Range range(Duration step) {
    long seconds = step.toSeconds();
    long end =
        until.orElseGet(surroundings().clock()::instant).getEpochSecond() / seconds * seconds;
    long points = last.toSeconds() / seconds;
    if (points < 1 || points > Prometheus.POINTS_MAX) {
      throw wrong(
          "--last is one to %,d windows of %d seconds".formatted(Prometheus.POINTS_MAX, seconds));
    }
    return new Range(
        Instant.ofEpochSecond(end - (points - 1) * seconds), Instant.ofEpochSecond(end), step);
  }

  private static Problem wrong(String why) {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot ask for past traffic: " + why,
        "Nothing was asked.",
        "lockstep gates backtest --help");
  }
}
