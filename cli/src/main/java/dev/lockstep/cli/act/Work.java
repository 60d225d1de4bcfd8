package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.ProgressView;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Counts;
import dev.lockstep.cli.verb.StoreOptions;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.runner.Carrying;
import dev.lockstep.runner.Wanted;
import dev.lockstep.runner.report.Arrival;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that carries a change: opens it, shows progress, ends gracefully when asked to. */
abstract class Work extends Verb {
  private @Nullable String change;

  @Mixin private final StoreOptions store = new StoreOptions();

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      converter = Counts.AtOnce.class,
      description = "How many ranges of documents are worked on at once.")
  private @Nullable Integer parallelism;

  @Option(
      names = "--throttle",
      paramLabel = "SETTINGS",
      description = "Limits such as rate=500/s,max-lag=5s; see lockstep throttle --help.")
  private @Nullable String throttle;

  Work(Surroundings surroundings) {
    super(surroundings);
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "CHANGE",
      description =
          "A change file; after the first run the change's id will do, or nothing where only one"
              + " change is under way.")
  void change(String word) {
    change = word;
  }

  /** The word that names the change, where there is one. */
  final Optional<String> word() {
    return Optional.ofNullable(change);
  }

  /** The change as it was named. */
  final String change() {
    return named(Optional.ofNullable(change));
  }

  /** Carries the change as this command wants it. */
  final Answer carrying(String command, Function<Carrying, Answer> work) {
    return showing(
        command,
        wanted -> {
          try (Carrying carrying = runner().carry(wanted)) {
            return surroundings().stoppable(carrying::stop, () -> work.apply(carrying));
          }
        });
  }

  /** Does something with the change while progress is shown. */
  final Answer showing(String command, Function<Wanted, Answer> work) {
    ProgressView progress = new ProgressView(console(), surroundings());
    Wanted wanted =
        new Wanted(
            command,
            change(),
            store.store(),
            store.collection(),
            new Wanted.Tuning(
                Optional.ofNullable(parallelism),
                Optional.ofNullable(throttle),
                Wanted.Lead.COMMAND),
            progress);
    try {
      return work.apply(wanted);
    } finally {
      progress.end();
    }
  }

  /** What to say when carrying ended. */
  static Answer arrived(Carrying carrying, Arrival arrival, String reached, String again) {
    boolean stopped = arrival.end() == Arrival.End.STOPPED;
    String text =
        stopped
            ? """
            Stopped at %s as asked; the place is saved and every document is whole.
            Next: %s goes on from here.\
            """
                .formatted(arrival.stage(), again)
            : reached;
    return new Answer(
        stopped ? Exit.UNKNOWN : Exit.OK,
        text,
        Json.with("event", "result")
            .and("change", carrying.change())
            .and("stage", arrival.stage().word())
            .and("stopped", stopped)
            .document());
  }
}
