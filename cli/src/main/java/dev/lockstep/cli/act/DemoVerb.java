package dev.lockstep.cli.act;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Console;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Counts;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.cli.verb.Words;
import dev.lockstep.demo.DemoOptions;
import dev.lockstep.demo.DemoOptions.Ending;
import dev.lockstep.demo.DemoOptions.Lead;
import dev.lockstep.demo.DemoOptions.Plant;
import dev.lockstep.demo.DemoReport;
import dev.lockstep.demo.LockstepDemo;
import dev.lockstep.demo.Screen;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Carries a change through real documents and back while services of every kind go on,",
      "and proves from their history that nothing was lost. Needs nothing but this command."
    })
final class DemoVerb extends Verb {
  @Option(
      names = "--documents",
      paramLabel = "N",
      converter = Counts.Few.class,
      description = "How many documents at most; the usual is 3000, or all of --data.")
  private @Nullable Integer documents;

  @Option(names = "--seed", paramLabel = "SEED", description = "What chance begins with.")
  private long seed = DemoOptions.DEFAULTS.seed();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Documents of your own: Extended JSON, one a line, as mongoexport writes it.")
  private @Nullable Path data;

  @Option(names = "--change", paramLabel = "FILE", description = "A change of your own.")
  private @Nullable Path change;

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description =
          "mongodb (the usual) or cassandra, started for the demo; or the URI of a database or"
              + " keyspace of your own.")
  private @Nullable String store;

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      description = "A new collection to work in and keep; else one that is removed in the end.")
  private @Nullable String collection;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long services go on at each stage.")
  private double seconds = DemoOptions.DEFAULTS.perStage().toMillis() / 1000.0;

  @Option(
      names = "--plant",
      paramLabel = "FAULT",
      converter = PlantWord.class,
      description = "lost-write or invented-write: spoils one document, which must be reported.")
  private Plant plant = Plant.NOTHING;

  @Option(
      names = "--alone",
      description =
          "Without a server: the runner carries the change by itself, as lockstep run does.")
  private boolean alone;

  @Option(names = "--exit", description = "Ends with the story, without waiting for Enter.")
  private boolean exit;

  @Option(names = "--report", paramLabel = "FILE", description = "Writes what was found as JSON.")
  private @Nullable Path report;

  DemoVerb(Surroundings surroundings) {
    super(surroundings);
  }

  /** How the words after {@code --plant} read. */
  static final class PlantWord extends Words<Plant> {
    PlantWord() {
      super(Plant.values(), plant -> plant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  @Override
  protected Answer perform() {
    boolean isWatched = surroundings().terminal() == Surroundings.Terminal.PRESENT;
    DemoReport found =
        new LockstepDemo(
                new dev.lockstep.demo.Surroundings(
                    console().form() == Console.Form.TEXT
                        ? surroundings().out()
                        : new PrintWriter(Writer.nullWriter()),
                    isWatched ? Screen.TERMINAL : Screen.PLAIN,
                    System.in,
                    surroundings().clock(),
                    surroundings().random()))
            .run(options(isWatched && !exit ? Ending.STAY : Ending.EXIT));
    return new Answer(
        found.isClean() ? Exit.OK : Exit.FINDINGS,
        found.summary(),
        ExtendedJson.readDocument(found.toJson()));
  }

  private DemoOptions options(Ending ending) {
    return new DemoOptions(
        documents == null ? OptionalInt.empty() : OptionalInt.of(documents),
        seed,
        Optional.ofNullable(data),
        Optional.ofNullable(change),
        Optional.ofNullable(store),
        Optional.ofNullable(collection),
        Duration.ofMillis(Math.round(seconds * 1000)),
        plant,
        alone ? Lead.RUNNER : Lead.SERVER,
        ending,
        Optional.ofNullable(report));
  }
}
