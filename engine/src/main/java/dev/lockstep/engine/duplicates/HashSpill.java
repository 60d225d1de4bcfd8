package dev.lockstep.engine.duplicates;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds which of any number of 64-bit hashes occur more than once, in bounded memory.
 *
 * <p>Hashes are collected in a buffer of at most {@link #RUN} (8 MiB); a full one is sorted and
 * written as a run. Whenever {@link #FAN_IN} runs of one level have come together they are merged
 * into one of the next level, so that the number of open files and their buffers stays bounded and
 * each hash is written a logarithmic number of times. What fits in one buffer never touches the
 * disk. Threads may share it while adding.
 */
final class HashSpill implements AutoCloseable {
  static final int RUN = 1 << 20;
  private static final int FAN_IN = 64;

  private final Path folder;
  private final int run;
  private final List<List<Path>> levels = new ArrayList<>();
  private long[] buffer = new long[1 << 10];
  private int count;

  /** What occurred more than once. */
  record Duplicates(long occurrences, List<Long> first) {}

  HashSpill(Path folder, int run) {
    this.folder = folder;
    this.run = run;
  }

  synchronized void add(long hash) {
    if (count == run) {
      spill();
    }
    if (count == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(run, buffer.length * 2));
    }
    buffer[count++] = hash;
  }

  private void spill() {
    Arrays.sort(buffer, 0, count);
    try {
      keep(SortedRuns.write(folder, buffer, count), 0);
      count = 0;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void keep(Path file, int level) throws IOException {
    if (levels.size() == level) {
      levels.add(new ArrayList<>());
    }
    List<Path> runs = levels.get(level);
    runs.add(file);
    if (runs.size() == FAN_IN) {
      Path merged = SortedRuns.merge(runs, folder);
      SortedRuns.delete(runs);
      runs.clear();
      keep(merged, level + 1);
    }
  }

  /** The hashes that were added more than once: how many occurrences, and the first few of them. */
  synchronized Duplicates duplicates(int firstMax) {
    Repeats repeats = new Repeats(firstMax);
    try {
      if (levels.isEmpty()) {
        Arrays.sort(buffer, 0, count);
        for (int i = 0; i < count; i++) {
          repeats.accept(buffer[i]);
        }
      } else {
        spill();
        SortedRuns.merge(levels.stream().flatMap(List::stream).toList(), repeats);
      }
    } catch (IOException e) {
      throw failed(e);
    }
    return repeats.found();
  }

  private Problem failed(IOException e) {
    return new Problem(
            ProblemCode.DISK_FULL,
            "Cannot look for duplicates: runs of hashes cannot be kept in " + folder,
            "Nothing was written to the store.",
            "lockstep preflight")
        .causedBy(e)
        .with("folder", folder);
  }

  @Override
  public synchronized void close() {
    try {
      for (List<Path> runs : levels) {
        SortedRuns.delete(runs);
      }
    } catch (IOException e) {
      throw failed(e);
    }
    levels.clear();
    count = 0;
  }

  /** Counts neighbours that are equal. */
  private static final class Repeats implements SortedRuns.Sink {
    private final int firstMax;
    private final List<Long> first = new ArrayList<>();
    private long occurrences;
    private long last;
    private long length;

    private Repeats(int firstMax) {
      this.firstMax = firstMax;
    }

    @Override
    public void accept(long hash) {
      length = length > 0 && hash == last ? length + 1 : 1;
      last = hash;
      if (length == 2) {
        occurrences += 2;
        if (first.size() < firstMax) {
          first.add(hash);
        }
      } else if (length > 2) {
        occurrences++;
      }
    }

    private Duplicates found() {
      return new Duplicates(occurrences, List.copyOf(first));
    }
  }
}
