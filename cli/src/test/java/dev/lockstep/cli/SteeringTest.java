package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.WriteOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that goes on while other commands look at it and steer it. */
final class SteeringTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private Shell shell;
  private People people;

  @BeforeEach
  void fillACollection() throws IOException {
    shell = new Shell(folder.resolve("state"));
    people = new People(folder, "memory:" + folder.getFileName(), 300);
  }

  private CompletableFuture<Ran> running(String... more) {
    CompletableFuture<Ran> run =
        CompletableFuture.supplyAsync(() -> shell.run(people.args("run", more)));
    await("\"work\":\"backfill\"");
    return run;
  }

  private void await(String words) {
    await(words, () -> shell.run("status", "--output", "json").out().contains(words));
  }

  private void awaitRemark(String words) {
    await(words, () -> shell.everything().contains(words));
  }

  private void awaitInStep(Value key) {
    await("city", () -> people.services().find(key).orElseThrow().has("city"));
  }

  /** Looks again and again, as a person would, until it holds. */
  private void await(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what + " in " + shell.everything()).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static Ran ended(CompletableFuture<Ran> run)
      throws InterruptedException, ExecutionException, TimeoutException {
    return run.get(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void aRunIsPausedRetunedAndResumed() throws Exception {
    CompletableFuture<Ran> run = running("--throttle", "rate=40/s,batch=5,min-batch=1");

    Ran pause = shell.run("pause", "town-city");
    assertThat(pause.exit()).as(pause.err()).isZero();
    assertThat(pause.out()).contains("no write reaches the store until resumed");
    assertThat(shell.run("status", "town-city").out()).contains("writes      paused");
    assertThat(shell.run("why", "town-city").out()).endsWith("Next: lockstep resume town-city.\n");
    var held = people.services().all();
    Ran throttle = shell.run("throttle", "town-city", "rate=unlimited,batch=100");
    assertThat(throttle.exit()).as(throttle.err()).isZero();
    assertThat(people.services().all()).isEqualTo(held);

    assertThat(shell.run("resume", "town-city").exit()).isZero();
    assertThat(ended(run).exit()).isZero();
    assertThat(shell.run("journal").out()).contains("paused", "throttled", "resumed");
  }

  @Test
  void aSecondRunOfTheSameChangeIsRefused() throws Exception {
    CompletableFuture<Ran> run = running("--throttle", "rate=40/s,batch=5,min-batch=1");

    Ran second = shell.run(people.args("run"));
    assertThat(second.exit()).isEqualTo(102);
    assertThat(second.err())
        .startsWith("Cannot carry town-city: process " + ProcessHandle.current().pid())
        .contains("Nothing was changed by this command; that process goes on.")
        .contains("Next: lockstep status town-city");
    assertThat(shell.run("why", "town-city").out())
        .contains("Process " + ProcessHandle.current().pid() + " carries it now");
    assertThat(shell.run(people.args("forecast")).exit()).isZero();

    shell.signal();
    assertThat(ended(run).exit()).isEqualTo(101);
  }

  @Test
  void aSignalEndsTheRunAfterItsBatchAndTheSameCommandGoesOn() throws Exception {
    CompletableFuture<Ran> run = running("--throttle", "rate=40/s,batch=5,min-batch=1");
    shell.signal();
    Ran stopped = ended(run);
    assertThat(stopped.exit()).isEqualTo(101);
    assertThat(stopped.out())
        .isEqualTo(
            """
            Stopped at backfill as asked; the place is saved and every document is whole.
            Next: lockstep run town-city --until verified goes on from here.
            """);
    assertThat(shell.run("why", "town-city").out()).contains("was asked to stop at");
    assertThat(shell.run(people.args("run")).exit()).isZero();
  }

  @Test
  void aRunThatFollowsKeepsBothShapesInStepUntilStopped() throws Exception {
    CompletableFuture<Ran> run =
        CompletableFuture.supplyAsync(() -> shell.run(people.args("run", "--follow")));
    awaitRemark("both shapes are kept in step until this command is stopped");
    Document written = People.person(7).with("town", Value.text("elsewhere"));
    assertThat(people.services().replace(written)).isInstanceOf(WriteOutcome.Applied.class);
    awaitInStep(Value.int32(7));
    shell.signal();
    Ran stopped = ended(run);
    assertThat(stopped.exit()).isEqualTo(101);
    assertThat(stopped.out()).contains("--follow goes on from here");
  }

  @Test
  void steeringAChangeThatNobodyCarriesSaysSo() {
    assertThat(shell.run(people.args("run", "--until", "approved")).exit()).isZero();
    assertThat(shell.run("pause", "town-city").out())
        .isEqualTo("No process on this machine carries town-city, so nothing is written.\n");
    assertThat(shell.run("resume", "town-city").out())
        .contains("lockstep run town-city goes on where it stopped");
  }
}
