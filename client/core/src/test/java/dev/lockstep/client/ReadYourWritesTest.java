package dev.lockstep.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.testkit.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that wrote at one stage and reads at the next sees its write. */
class ReadYourWritesTest {
  private static final int STEPS = 400;
  private static final int RUNS = 80;
  private static final int FAULTY_RUNS_MAX = 400;

  @TempDir private Path folder;

  private Set<Stage> run(SplittableRandom random, Sessions.Fault fault) throws IOException {
    return new Sessions(random, Files.createTempDirectory(folder, "run"), fault).run(STEPS);
  }

  @Test
  void sessionsSeeTheirWritesAcrossEveryMove() {
    Set<Stage> seen = EnumSet.noneOf(Stage.class);
    Seeds.configured().check(RUNS, random -> seen.addAll(run(random, Sessions.Fault.NONE)));
    if (System.getProperty(Seeds.REPLAY) == null) {
      assertThat(seen).containsAll(EnumSet.range(Stage.EXPANDED, Stage.ROLLED_BACK));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aPlantedFaultIsSeen(Sessions.Fault fault) {
    assertThat(LongStream.rangeClosed(1, FAULTY_RUNS_MAX))
        .as("some seed that shows %s", fault)
        .anyMatch(seed -> isSeen(seed, fault));
  }

  private boolean isSeen(long seed, Sessions.Fault fault) {
    try {
      Set<Stage> unused = run(new SplittableRandom(seed), fault);
      return false;
    } catch (AssertionError e) {
      return true;
    } catch (IOException e) {
      throw new AssertionError("Cannot run", e);
    }
  }
}
