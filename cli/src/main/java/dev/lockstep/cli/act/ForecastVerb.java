package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Counts;
import dev.lockstep.model.document.Value;
import dev.lockstep.runner.report.WayBack;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "forecast",
    description =
        "Says what rolling back now would do: how many documents come back, how, how long.")
final class ForecastVerb extends Work {
  @Option(
      names = "--sample",
      paramLabel = "N",
      converter = Counts.Documents.class,
      description = "Examines about so many documents; the usual is 10000.")
  private long sample = 10_000;

  ForecastVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    return showing("forecast", wanted -> answer(runner().forecast(wanted, sample)));
  }

  private Answer answer(WayBack back) {
    String text =
        """
        Rolling back %s now: of %,d documents examined (about %,d in all), %,d come back directly, \
        %,d through what was kept of them, %,d not at all; %,d values were set aside in conflicts. \
        It takes about %s.\
        """
            .formatted(
                runner().id(change()),
                back.examined(),
                back.documents(),
                back.direct(),
                back.throughComplement(),
                back.notAtAll(),
                back.conflicts(),
                length(back.time()));
    return Answer.ok(
        text + back.note().map("%nNote: %s."::formatted).orElse(""),
        Json.with("event", "result")
            .and("change", runner().id(change()))
            .and("documents", back.documents())
            .and("examined", back.examined())
            .and("direct", back.direct())
            .and("throughComplement", back.throughComplement())
            .and("notAtAll", back.notAtAll())
            .and("conflicts", back.conflicts())
            .and("millis", back.time().toMillis())
            .and("notes", back.note().stream().toList(), Value::text)
            .document());
  }

  private static String length(Duration time) {
    return time.toMinutes() > 0
        ? "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart())
        : "%d s".formatted(Math.max(1, time.toSeconds()));
  }
}
