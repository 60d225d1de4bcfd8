package dev.lockstep.checks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.LockstepCommand;
import dev.lockstep.demo.LockstepDemo;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * {@code ./dev crash --kills N --seed S}: kills the command in the midst of backfills and
 * rollbacks, starts it again until it is done, and then compares the store with what the services
 * wrote.
 *
 * <p>The seed decides how far the work goes before each kill; what the processes do at that moment
 * is up to the machine.
 */
public final class Crashes {
  private static final int DOCUMENTS = 600;
  private static final int KILLS_A_PHASE = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String CHANGE = "restaurant-address.yaml";
  private static final long LOOK_AGAIN_NANOS = 20_000_000;
  private static final long LATER_NANOS_MAX = 300_000_000;

  private final Path folder;
  private final int kills;
  private final SplittableRandom random;
  private final Town town;
  private int killed;

  private Crashes(Path folder, int kills, long seed) throws InterruptedException {
    this.folder = folder;
    this.kills = kills;
    this.random = new SplittableRandom(seed);
    this.town = new Town(folder.resolve(CHANGE), DOCUMENTS, seed);
  }

  /** Runs as a program; ends with 1 where something was lost. */
  public static void main(String[] args) throws Exception {
    int kills = 20;
    long seed = System.nanoTime() & 0xFFFFFF;
    for (int i = 0; i + 1 < args.length; i += 2) {
      switch (args[i]) {
        case "--kills" -> kills = Integer.parseInt(args[i + 1]);
        case "--seed" -> seed = Long.parseLong(args[i + 1]);
        default -> throw new IllegalArgumentException("./dev crash [--kills N] [--seed SEED]");
      }
    }
    try {
      System.out.println(run(Files.createTempDirectory("lockstep-crash"), kills, seed));
      System.exit(0);
    } catch (AssertionError failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }

  /**
   * Kills so often, and says what it came to.
   *
   * @param folder an empty one, for the state of the rollout
   * @throws AssertionError naming the seed, if something was lost
   */
  static String run(Path folder, int kills, long seed) throws InterruptedException {
    copyChange(folder);
    Crashes crashes = new Crashes(folder, kills, seed);
    try (Town town = crashes.town) {
      crashes.run();
      return "%d kills with seed %d: %,d live writes, nothing lost, nothing invented, nothing left"
          .formatted(crashes.killed, seed, town.liveWrites());
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError(
          "After %d kills with seed %d: %s%nRun it again: ./dev crash --kills %d --seed %d"
              .formatted(crashes.killed, seed, failure.getMessage(), kills, seed),
          failure);
    }
  }

  private static void copyChange(Path folder) {
    try (InputStream content =
        Optional.ofNullable(LockstepDemo.class.getResourceAsStream(CHANGE)).orElseThrow()) {
      assertThat(Files.copy(content, folder.resolve(CHANGE))).isPositive();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() throws InterruptedException {
    for (int cycle = 0; killed < kills && cycle < kills; cycle++) {
      killSome(
          forward(),
          () -> {
            long reached = random.nextLong(town.tagged(), town.documents() + 20);
            return () -> town.tagged() >= reached;
          });
      finish(forward());
      town.demandBothShapes(() -> finish(forward()));
      killSome(
          back(),
          () -> {
            long left = random.nextLong(town.tagged() + 1);
            return () -> town.tagged() <= left;
          });
      finish(back());
      town.demandOldShape();
    }
    assertThat(killed).as("kills that met a running process").isEqualTo(kills);
  }

  /** Kills the command a few times, each at a new moment, unless it comes to its end before. */
  private void killSome(JavaCommand command, Supplier<BooleanSupplier> moments)
      throws InterruptedException {
    boolean met = true;
    for (int i = 0; met && i < KILLS_A_PHASE && killed < kills; i++) {
      BooleanSupplier moment = moments.get();
      try (ProcessUnderTest process = ProcessUnderTest.start(command)) {
        met = isKilled(process, moment);
      }
    }
  }

  private boolean isKilled(ProcessUnderTest process, BooleanSupplier moment)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && !moment.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    LockSupport.parkNanos(random.nextLong(LATER_NANOS_MAX));
    if (!process.isAlive()) {
      demandDone(process);
      return false;
    }
    process.kill();
    killed++;
    return true;
  }

  private void finish(JavaCommand command) {
    try (ProcessUnderTest process = ProcessUnderTest.start(command)) {
      demandDone(process);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void demandDone(ProcessUnderTest process) throws InterruptedException {
    assertThat(process.awaitExit(PATIENCE))
        .as(() -> String.join("\n", process.output()) + String.join("\n", process.errors()))
        .isZero();
  }

  private JavaCommand forward() {
    return command("run", "--until", "new-primary");
  }

  private JavaCommand back() {
    return command("rollback");
  }

  private JavaCommand command(String verb, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add(verb);
    arguments.add(folder.resolve(CHANGE).toString());
    arguments.addAll(List.of("--store", town.address(), "--collection", Town.COLLECTION));
    arguments.addAll(List.of("--state", folder.resolve("state").toString()));
    arguments.addAll(List.of(more));
    return JavaCommand.of(LockstepCommand.class, arguments.toArray(String[]::new))
        .withJvmOption("-XX:TieredStopAtLevel=1");
  }
}
