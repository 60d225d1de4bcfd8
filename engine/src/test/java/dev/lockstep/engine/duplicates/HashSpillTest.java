package dev.lockstep.engine.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.duplicates.HashSpill.Duplicates;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashSpillTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"0, 8", "7, 8", "8, 8", "9, 8", "600, 8", "2000, 64", "300, 2", "3000, 5000"})
  void everyRepeatedHashIsFoundWhateverTheBufferHolds(int hashes, int buffer) {
    SplittableRandom random = new SplittableRandom(hashes + buffer);
    Map<Long, Long> expected = new HashMap<>();
    try (HashSpill spill = new HashSpill(folder, buffer)) {
      for (int i = 0; i < hashes; i++) {
        long hash = random.nextInt(4) == 0 ? random.nextInt(hashes) : random.nextLong();
        expected.merge(hash, 1L, Long::sum);
        spill.add(hash);
      }
      Duplicates found = spill.duplicates(Integer.MAX_VALUE);
      expected.values().removeIf(count -> count < 2);
      assertThat(found.first())
          .containsExactlyElementsOf(expected.keySet().stream().sorted().toList());
      assertThat(found.occurrences())
          .isEqualTo(expected.values().stream().mapToLong(Long::longValue).sum());
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatFitsInTheBufferDoesNotTouchTheDisk() {
    try (HashSpill spill = new HashSpill(folder.resolve("missing"), HashSpill.RUN)) {
      spill.add(1);
      spill.add(2);
      spill.add(1);
      assertThat(spill.duplicates(5)).isEqualTo(new Duplicates(2, List.of(1L)));
    }
  }
}
