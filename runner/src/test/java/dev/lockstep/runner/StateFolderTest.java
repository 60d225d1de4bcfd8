package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where rollouts are remembered. */
final class StateFolderTest {
  @Test
  void theOptionComesBeforeTheEnvironmentAndThatBeforeTheUsualFolder() {
    Map<String, String> environment = Map.of("LOCKSTEP_HOME", "/home/lockstep");
    assertThat(StateFolder.of(Optional.of(Path.of("/state")), environment).path())
        .isEqualTo(Path.of("/state"));
    assertThat(StateFolder.of(Optional.empty(), environment).path())
        .isEqualTo(Path.of("/home/lockstep"));
    assertThat(StateFolder.of(Optional.empty(), Map.of("LOCKSTEP_HOME", "")).path())
        .isEqualTo(Path.of(".lockstep").toAbsolutePath());
  }
}
