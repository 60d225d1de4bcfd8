package dev.lockstep.cli;

import dev.lockstep.cli.output.Console;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.cli.verb.WrongUsage;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Carries changes of shared data through staged, verified, reversible rollouts. */
@Command(
    name = "lockstep",
    version = "lockstep 0.1.0",
    mixinStandardHelpOptions = true,
    description =
        "Carries a change of shared data through its stages, and takes it back without"
            + " losing a write.",
    footer = {
      "",
      "Exit codes: 0 done, 1 wrong usage or a failure, 100 something was found that must be"
          + " mended,",
      "101 not decided or not done yet, 102 refused, 130 ended by Ctrl-C."
    })
public final class LockstepCommand implements Runnable {
  /** Set by the script that starts this class: only a shell can tell what it looks at. */
  private static final String TERMINAL = "lockstep.terminal";

  private final Surroundings surroundings;

  private LockstepCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs one command as a process. */
  public static void main(String[] args) {
    Surroundings surroundings = surroundings();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(surroundings.stopping(), ended), "stop"));
    int code = run(surroundings, args);
    ended.countDown();
    System.exit(isUnheard(surroundings) && code == Exit.OK.code() ? Exit.FAILED.code() : code);
  }

  /** What a command finds around it as a process. */
  static Surroundings surroundings() {
    return new Surroundings(
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        Boolean.getBoolean(TERMINAL) ? Surroundings.Terminal.PRESENT : Surroundings.Terminal.ABSENT,
        System.getenv(),
        InstantSource.system(),
        new SecureRandom(),
        new AtomicReference<>(Optional.empty()));
  }

  /** Whether what was said did not get through: a pipe was closed, a disk is full. */
  private static boolean isUnheard(Surroundings surroundings) {
    return surroundings.out().checkError();
  }

  /** A signal asks the work to finish its batch; the process lives until it has. */
  private static void stop(AtomicReference<Optional<Runnable>> stopping, CountDownLatch ended) {
    Optional<Runnable> stop = stopping.get();
    if (stop.isPresent()) {
      stop.get().run();
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Runs one command and answers its exit code. */
  public static int run(Surroundings surroundings, String... args) {
    Console console = new Console(surroundings.out(), surroundings.err(), formIn(args));
    return commandLine(surroundings, Verbs.asked(surroundings, args))
        .setParameterExceptionHandler((wrong, line) -> console.problem(WrongUsage.of(wrong)).code())
        .setExecutionExceptionHandler(
            (error, line, parsed) -> console.problem(internal(error)).code())
        .execute(args);
  }

  /** The whole command with all its verbs. */
  static CommandLine commandLine(Surroundings surroundings) {
    return commandLine(surroundings, Verbs.all(surroundings));
  }

  private static CommandLine commandLine(Surroundings surroundings, List<Verb> verbs) {
    CommandLine root = new CommandLine(new LockstepCommand(surroundings));
    verbs.forEach(verb -> root.addSubcommand(line(verb)));
    return root.setOut(surroundings.out()).setErr(surroundings.err());
  }

  private static CommandLine line(Verb verb) {
    CommandLine line = new CommandLine(verb);
    verb.parts().forEach(part -> line.addSubcommand(line(part)));
    return line;
  }

  /** How to speak before the arguments are understood. */
  private static Console.Form formIn(String... args) {
    boolean json =
        String.join(" ", Arrays.asList(args)).matches("(?s)(.* )?--output[= ]json( .*)?");
    return json ? Console.Form.JSON : Console.Form.TEXT;
  }

  private static Problem internal(Exception error) {
    return new Problem(
            ProblemCode.INTERNAL,
            "Cannot finish the command: an error of Lockstep itself (%s)"
                .formatted(error.getClass().getSimpleName()),
            "Every write that was made is whole, and what was done is in the journal.",
            "lockstep why")
        .causedBy(error);
  }

  @Override
  public void run() {
    commandLine(surroundings).usage(surroundings.out());
  }
}
