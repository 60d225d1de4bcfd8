package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may carry a change on this machine. */
final class ChangeLockTest {
  private static final String CHANGE = "2026/11 a*change";

  @TempDir private Path folder;

  @Test
  void oneHolderAtATimeInOneProcess() {
    try (ChangeLock held = ChangeLock.tryAcquire(folder, CHANGE).orElseThrow()) {
      assertThat(held.isHeld()).isTrue();
      assertThat(ChangeLock.tryAcquire(folder, CHANGE)).isEmpty();
      assertThat(ChangeLock.isHeld(folder, CHANGE)).isTrue();
      assertThat(ChangeLock.isHeld(folder, "other")).isFalse();
      assertThat(ChangeLock.lastHolder(folder, CHANGE)).contains(ProcessHandle.current().pid());
      try (ChangeLock other = ChangeLock.tryAcquire(folder, "other").orElseThrow()) {
        assertThat(other.isHeld()).isTrue();
      }
    }
    Optional<ChangeLock> again = ChangeLock.tryAcquire(folder, CHANGE);
    assertThat(again).isPresent();
    again.get().close();
  }

  @Test
  void theLockOfAnotherProcessEndsWithItsDeath() throws IOException, InterruptedException {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                folder.toString(),
                CHANGE)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");
      assertThat(ChangeLock.isHeld(folder, CHANGE)).isTrue();
      assertThat(ChangeLock.tryAcquire(folder, CHANGE)).isEmpty();
      assertThat(ChangeLock.lastHolder(folder, CHANGE)).contains(holder.pid());
    } finally {
      holder.destroyForcibly();
    }
    assertThat(holder.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ChangeLock.isHeld(folder, CHANGE)).isFalse();
    Optional<ChangeLock> taken = ChangeLock.tryAcquire(folder, CHANGE);
    assertThat(taken).isPresent();
    taken.get().close();
  }
}
