package dev.lockstep.registry.catalog;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The YAML files below a folder, by name; those in folders whose names begin with a dot are not
 * looked at. Folders are listed at once, as many as there are processors.
 */
public final class FolderScan {
  private static final int DEPTH_MAX = 20;

  private final Path folder;
  private final boolean stamped;
  private final int prefix;

  private FolderScan(Path folder) {
    this.folder = folder;
    this.stamped = folder.getFileSystem().supportedFileAttributeViews().contains("unix");
    this.prefix = folder.resolve("x").toString().length() - 1;
  }

  /**
   * One file.
   *
   * @param name where it is in the folder
   * @param stamp the one that proves nothing where the file system tells none
   */
  record Found(String name, Stamp stamp) {}

  /** What one folder holds. */
  private record Listed(List<Path> folders, List<Found> files) {}

  /**
   * The paths of the files.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} if a folder cannot be listed, or if
   *     they nest too deep
   */
  public static List<Path> paths(Path folder) {
    return of(folder).stream().map(found -> folder.resolve(found.name())).toList();
  }

  static List<Found> of(Path folder) {
    return new FolderScan(folder).found();
  }

  private List<Found> found() {
    List<Found> files = new ArrayList<>();
    List<Path> level = List.of(folder);
    for (int depth = 0; !level.isEmpty(); depth++) {
      if (depth >= DEPTH_MAX) {
        throw unreadable("%s lies deeper than %d folders".formatted(level.getFirst(), DEPTH_MAX));
      }
      List<Listed> listed = level.parallelStream().map(this::list).toList();
      listed.forEach(each -> files.addAll(each.files()));
      level = listed.stream().flatMap(each -> each.folders().stream()).toList();
    }
    files.sort(Comparator.comparing(Found::name));
    return files;
  }

  private Listed list(Path within) {
    List<Path> folders = new ArrayList<>();
    List<Found> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(within)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        Optional<Found> file =
            name.endsWith(".yaml") || name.endsWith(".yml") ? file(entry) : Optional.empty();
        file.ifPresent(files::add);
        if (file.isEmpty()
            && !name.startsWith(".")
            && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          folders.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw unreadable("a folder in it cannot be read").causedBy(e);
    }
    return new Listed(folders, files);
  }

  private Optional<Found> file(Path entry) throws IOException {
    if (!stamped) {
      return Files.isRegularFile(entry) ? Optional.of(found(entry, Stamp.NONE)) : Optional.empty();
    }
    try {
      Map<String, Object> attributes = Files.readAttributes(entry, Stamp.ATTRIBUTES);
      return Boolean.TRUE.equals(attributes.get("isRegularFile"))
          ? Optional.of(found(entry, Stamp.of(attributes)))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty(); // A link to nothing, or it went away just now.
    }
  }

  private Found found(Path entry, Stamp stamp) {
    return new Found(entry.toString().substring(prefix), stamp);
  }

  private Problem unreadable(String why) {
    return new Problem(
            ProblemCode.FILE_UNREADABLE,
            "Cannot look at %s: %s".formatted(folder, why),
            "Nothing was looked at.",
            "lockstep lint --help")
        .with("file", folder);
  }
}
