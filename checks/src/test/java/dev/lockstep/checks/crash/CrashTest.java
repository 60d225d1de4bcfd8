package dev.lockstep.checks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
  private static final long SEED = Long.getLong("lockstep.seed", 20);

  @TempDir private Path folder;

  @Test
  void twentyKillsLoseNothing() throws InterruptedException {
    assertThat(Crashes.run(folder, 20, SEED)).startsWith("20 kills with seed " + SEED);
  }
}
