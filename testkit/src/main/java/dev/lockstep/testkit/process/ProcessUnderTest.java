package dev.lockstep.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program running in a process of its own.
 *
 * <p>What it prints is collected line by line. Closing kills it and all it started, whatever state
 * it is in; so does the end of this JVM. Threads may share it.
 */
public final class ProcessUnderTest implements AutoCloseable {
  private static final Duration DEATH_TIMEOUT = Duration.ofSeconds(30);

  private final Process process;
  private final Transcript output = new Transcript();
  private final Transcript errors = new Transcript();
  private final Thread reaper;

  private ProcessUnderTest(Process process) {
    this.process = process;
    this.reaper = new Thread(this::destroyAll, "reaper-of-" + process.pid());
  }

  /** Starts a Java program. */
  public static ProcessUnderTest start(JavaCommand command) {
    return start(command.commandLine(), Map.of());
  }

  /** Starts any program, with additions to this JVM's environment. */
  public static ProcessUnderTest start(List<String> commandLine, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(commandLine);
    builder.environment().putAll(environment);
    try {
      ProcessUnderTest started = new ProcessUnderTest(builder.start());
      Runtime.getRuntime().addShutdownHook(started.reaper);
      started.collect();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts any program so that it ends with this JVM even where that is killed; for servers, which
   * would otherwise stay for ever. It reads nothing from its standard input.
   */
  public static ProcessUnderTest startOnLeash(
      List<String> commandLine, Map<String, String> environment) {
    return start(Leash.around(commandLine), environment);
  }

  /** By platform threads: a read of a pipe holds the carrier of a virtual one. */
  private void collect() {
    Thread.ofPlatform().daemon().start(() -> output.fillFrom(process.inputReader()));
    Thread.ofPlatform().daemon().start(() -> errors.fillFrom(process.errorReader()));
  }

  /** The number by which the operating system knows the process. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process has not ended, paused or not. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** What the process printed on its standard output so far. */
  public List<String> output() {
    return output.lines();
  }

  /** What the process printed on its standard error so far. */
  public List<String> errors() {
    return errors.lines();
  }

  /**
   * Waits for the first line on standard output that contains a text, printed before or after now.
   *
   * @throws AssertionError with all that was printed, when the line does not come
   */
  public String awaitLine(String text, Duration timeout) throws InterruptedException {
    return output
        .await(line -> line.contains(text), timeout.toNanos())
        .orElseThrow(() -> failure("wait for a line with '" + text + "'", timeout));
  }

  /**
   * Waits for the end of the process and of its output, and gives its exit code.
   *
   * @throws AssertionError with all that was printed, when it does not end
   */
  public int awaitExit(Duration timeout) throws InterruptedException {
    if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
      throw failure("wait for the end", timeout);
    }
    output.awaitComplete(timeout.toNanos());
    errors.awaitComplete(timeout.toNanos());
    return process.exitValue();
  }

  /** Asks the process to end, as an operator would. */
  public void terminate() {
    process.destroy();
  }

  /** Kills the process at once, without a chance to clean up, and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(DEATH_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)) {
      throw failure("kill", DEATH_TIMEOUT);
    }
  }

  /** Stops the process where it is, until it is resumed: to its peers it looks hung. */
  public void pause() throws InterruptedException {
    signal("STOP");
  }

  /** Lets a paused process go on as if no time had passed. */
  public void resume() throws InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws InterruptedException {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + name, Long.toString(pid())).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException(
            "Cannot send SIG%s: process %d does not take it".formatted(name, pid()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AssertionError failure(String what, Duration timeout) {
    return new AssertionError(
        "Cannot %s: process %d (%s) did not do so within %s\noutput:\n%s\nerrors:\n%s"
            .formatted(
                what,
                pid(),
                process.isAlive() ? "running" : "exit code " + process.exitValue(),
                timeout,
                String.join("\n", output()),
                String.join("\n", errors())));
  }

  /** The process before what it started, lest it see that end and go on. */
  private void destroyAll() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    destroyAll();
    try {
      Runtime.getRuntime().removeShutdownHook(reaper);
    } catch (IllegalStateException e) {
      // This JVM is already ending, and the hook does the same.
    }
  }
}
