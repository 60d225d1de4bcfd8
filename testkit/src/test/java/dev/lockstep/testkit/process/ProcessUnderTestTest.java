package dev.lockstep.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

final class ProcessUnderTestTest {
  private static final Duration LATE = Duration.ofSeconds(60);
  private static final Duration SOON = Duration.ofMillis(150);

  @Test
  void startsAJavaProgramAndReadsItsLines() throws Exception {
    JavaCommand parrot = JavaCommand.of(Parrot.class, "a", "b").withJvmOption("-Xmx32m");
    try (ProcessUnderTest process = ProcessUnderTest.start(parrot)) {
      assertThat(process.awaitLine("ready", LATE)).isEqualTo("ready a,b");
      String heap = process.awaitLine("heap ", LATE).substring("heap ".length());
      assertThat(Long.parseLong(heap)).isLessThanOrEqualTo(32 << 20);
    }
  }

  @Test
  void givesTheExitCodeAndTheWholeOutput() throws Exception {
    try (ProcessUnderTest process = shell("echo one; echo two >&2; exit 3")) {
      assertThat(process.awaitExit(LATE)).isEqualTo(3);
      assertThat(process.output()).containsExactly("one");
      assertThat(process.errors()).containsExactly("two");
    }
  }

  @Test
  void killsWithoutAChanceToCleanUp() throws Exception {
    try (ProcessUnderTest process = shell("trap 'echo cleaned' TERM EXIT; echo up; read line")) {
      assertThat(process.awaitLine("up", LATE)).isEqualTo("up");
      process.kill();
      assertThat(process.awaitExit(LATE)).isEqualTo(128 + 9);
      assertThat(process.output()).containsExactly("up");
    }
  }

  @Test
  void aPausedProcessDoesNothingUntilItIsResumed() throws Exception {
    try (ProcessUnderTest process = shell("echo up; while :; do echo tick; sleep 0.01; done")) {
      assertThat(process.awaitLine("tick", LATE)).isEqualTo("tick");
      process.pause();
      awaitState(process, state -> state == 'T');
      assertThat(process.isAlive()).isTrue();
      process.resume();
      awaitState(process, state -> state != 'T');
    }
  }

  @Test
  void saysWhatWasPrintedWhenALineDoesNotCome() {
    try (ProcessUnderTest process = shell("echo hello; read line")) {
      assertThatThrownBy(() -> process.awaitLine("goodbye", SOON))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("Cannot wait for a line with 'goodbye'")
          .hasMessageContaining("(running)");
    }
  }

  @Test
  void doesNotWaitForALineOfADeadProcess() {
    try (ProcessUnderTest process = shell("exit 5")) {
      assertThatThrownBy(() -> process.awaitLine("goodbye", LATE))
          .hasMessageContaining("exit code 5");
    }
  }

  @Test
  void leavesNothingBehind() throws Exception {
    ProcessUnderTest process = shell("sleep 1000 & echo child $!; wait");
    long child = Long.parseLong(process.awaitLine("child ", LATE).substring("child ".length()));
    process.close();
    assertThat(process.awaitExit(LATE)).isEqualTo(128 + 9);
    assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive)).isNotEqualTo(true);
  }

  @Test
  void whatIsOnALeashEndsWithItsKilledStarterAlsoWhenItIsPaused() throws Exception {
    try (ProcessUnderTest starter = ProcessUnderTest.start(JavaCommand.of(Starter.class))) {
      long pid = Long.parseLong(starter.awaitLine("started ", LATE).substring("started ".length()));
      ProcessHandle started = ProcessHandle.of(pid).orElseThrow();
      assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor())
          .isZero();
      starter.kill();
      assertThat(started.onExit().get(LATE.toSeconds(), TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  void whatIsOnALeashIsKilledByItsOwnProcessId() throws Exception {
    try (ProcessUnderTest process =
        ProcessUnderTest.startOnLeash(List.of("sh", "-c", "echo $$; sleep 1000"), Map.of())) {
      assertThat(process.awaitLine("", LATE)).isEqualTo(Long.toString(process.pid()));
      process.kill();
      assertThat(process.isAlive()).isFalse();
    }
  }

  private static ProcessUnderTest shell(String script) {
    return ProcessUnderTest.start(List.of("sh", "-c", script), Map.of());
  }

  /** A signal arrives a moment after it is sent. */
  private static void awaitState(ProcessUnderTest process, IntPredicate wanted) throws Exception {
    long start = System.nanoTime();
    while (!wanted.test(stateOf(process.pid()))) {
      assertThat(System.nanoTime() - start).isLessThan(LATE.toNanos());
      Thread.onSpinWait();
    }
  }

  private static char stateOf(long pid) throws Exception {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2);
  }
}
