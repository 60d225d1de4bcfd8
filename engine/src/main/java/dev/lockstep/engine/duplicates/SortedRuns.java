package dev.lockstep.engine.duplicates;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Sorted hashes in files: written, and several read in order as one. */
final class SortedRuns {
  private static final int BUFFER_BYTES = 1 << 16;

  private SortedRuns() {}

  /** Takes hashes in order. */
  interface Sink {
    void accept(long hash) throws IOException;
  }

  /** Writes the first {@code count} hashes, which are sorted, into a new file of the folder. */
  static Path write(Path folder, long[] hashes, int count) throws IOException {
    Path file = newFile(folder);
    try (DataOutputStream out = output(file)) {
      for (int i = 0; i < count; i++) {
        out.writeLong(hashes[i]);
      }
    }
    return file;
  }

  /** Merges runs into one in a new file of the folder. */
  static Path merge(List<Path> files, Path folder) throws IOException {
    Path merged = newFile(folder);
    try (DataOutputStream out = output(merged)) {
      merge(files, out::writeLong);
    }
    return merged;
  }

  private static Path newFile(Path folder) throws IOException {
    return Files.createTempFile(folder, "lockstep-preflight", ".run");
  }

  /** Gives the sink all hashes of the runs, in order. */
  static void merge(List<Path> files, Sink sink) throws IOException {
    List<Run> runs = new ArrayList<>();
    try {
      PriorityQueue<Run> heads = new PriorityQueue<>(Comparator.comparingLong(r -> r.head));
      for (Path file : files) {
        Run opened = new Run(file);
        runs.add(opened);
        if (opened.advance()) {
          heads.add(opened);
        }
      }
      for (Run least = heads.poll(); least != null; least = heads.poll()) {
        sink.accept(least.head);
        if (least.advance()) {
          heads.add(least);
        }
      }
    } finally {
      for (Run opened : runs) {
        opened.in.close();
      }
    }
  }

  private static DataOutputStream output(Path file) throws IOException {
    return new DataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
  }

  static void delete(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  /** A sorted run being read. */
  private static final class Run {
    private final DataInputStream in;
    private long left;
    private long head;

    private Run(Path file) throws IOException {
      this.left = Files.size(file) / Long.BYTES;
      this.in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
    }

    private boolean advance() throws IOException {
      if (left == 0) {
        return false;
      }
      left--;
      head = in.readLong();
      return true;
    }
  }
}
