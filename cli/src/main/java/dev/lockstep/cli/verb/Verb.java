package dev.lockstep.cli.verb;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Console;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.runner.Person;
import dev.lockstep.runner.Runner;
import dev.lockstep.runner.StateFolder;
import dev.lockstep.runner.StoreAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One command: parsed arguments in, one answer out. Used once. */
public abstract class Verb implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final CommonOptions options = new CommonOptions();

  /** A command in these surroundings. */
  protected Verb(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Does what the command is for. */
  protected abstract Answer perform();

  /** What the command is called. */
  public final String name() {
    return Stream.of(getClass().getAnnotationsByType(Command.class))
        .map(Command::name)
        .findFirst()
        .orElseThrow();
  }

  /** The commands below this one; usually none. */
  public List<Verb> parts() {
    return List.of();
  }

  @Override
  public final Integer call() {
    Console console = console();
    try {
      return console.answer(perform()).code();
    } catch (Problem problem) {
      return console.problem(problem).code();
    }
  }

  /** The change that was named, or the only one that is known. */
  protected final String named(Optional<String> change) {
    return change.orElseGet(() -> runner().theOnlyChange());
  }

  /** Where the command speaks. */
  protected final Console console() {
    return new Console(surroundings.out(), surroundings.err(), options.form());
  }

  /** What the command finds around it. */
  protected final Surroundings surroundings() {
    return surroundings;
  }

  /** The day on which it is asked, in UTC. */
  protected final LocalDate today() {
    return LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC);
  }

  /** The chosen state folder, which is made where it is missing. */
  protected final Path stateFolder() {
    Path folder = state().path();
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Problem(
              ProblemCode.FILE_UNREADABLE,
              "Cannot make the state folder %s".formatted(folder),
              "Nothing was changed.",
              "Name another one with --state.")
          .causedBy(e);
    }
  }

  /** The chosen state folder, which may not be there yet. */
  protected final StateFolder state() {
    return StateFolder.of(options.state(), surroundings.environment());
  }

  /** The runner of the chosen state folder. */
  protected final Runner runner() {
    return new Runner(
        state(),
        Person.ofOperatingSystem(),
        surroundings.clock(),
        surroundings.random(),
        StoreAddress.in(surroundings.environment()));
  }
}
