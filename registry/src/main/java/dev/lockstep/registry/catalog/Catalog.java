package dev.lockstep.registry.catalog;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.catalog.FolderScan.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What every file of a folder holds, in short. Immutable; threads may share it.
 *
 * <p>The index tells it without reading the file where the stamp is the one under which it was read
 * and that proves something ({@link Stamp}); else the file is read, and the index tells it without
 * parsing where it knows the SHA-256. The rest is parsed, on as many processors as there are.
 */
public final class Catalog {
  /** To read fewer files than these is as quick as to ask an index. */
  public static final int FEW = 64;

  private final List<Entry> entries;

  private Catalog(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * What the files of a folder hold, by an index that is made where it is not there; empty where
   * there are few files, or where an index cannot be kept.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} if a file or folder cannot be read
   */
  public static Optional<Catalog> of(Path folder, Path index) {
    Optional<String> readers = Readers.identity();
    Optional<Long> moment = readers.isEmpty() ? Optional.empty() : moment(index);
    List<Found> found = moment.isEmpty() ? List.of() : FolderScan.of(folder);
    return found.size() < FEW
        ? Optional.empty()
        : Optional.of(
            new Catalog(
                new Update(folder, new IndexFile(index, readers.orElseThrow()), moment.get())
                    .entries(found)));
  }

  /** Now, by the clock of the file system; empty where no index can be written. */
  private static Optional<Long> moment(Path index) {
    try {
      Path beside = Files.createDirectories(IndexFile.folder(index));
      Path probe = Files.createTempFile(beside, "index", ".probe");
      long now = Stamp.nanos(Files.getLastModifiedTime(probe));
      Files.delete(probe);
      return Optional.of(now);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The files, in the order of their names. */
  public List<Summary> files() {
    return entries.stream().map(Entry::summary).toList();
  }

  /** The same files, to be found by what git says of files. */
  public Blobs blobs() {
    return new Blobs(entries);
  }
}
