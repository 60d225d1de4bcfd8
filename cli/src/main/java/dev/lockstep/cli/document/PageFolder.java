package dev.lockstep.cli.document;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A folder of pages that belongs to this command: it holds a list of what was written into it, so
 * that pages that are no more go, and nobody else's files are touched.
 */
final class PageFolder {
  private static final String LIST = ".lockstep-docs";
  private static final String OURS = "([A-Za-z0-9][A-Za-z0-9._-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*";

  private final Path folder;

  PageFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes these pages, and no others are left of ours.
   *
   * @throws Problem with {@link ProblemCode#USAGE} if the folder holds what this command did not
   *     write, or cannot be written
   */
  void write(SortedMap<String, String> pages) {
    try {
      Files.createDirectories(folder);
      for (String old : written()) {
        if (old.matches(OURS) && !pages.containsKey(old)) {
          Files.deleteIfExists(folder.resolve(old));
        }
      }
      Files.writeString(folder.resolve(LIST), String.join("\n", pages.keySet()) + "\n");
      for (String name : pages.keySet()) {
        Path page = folder.resolve(name);
        Files.createDirectories(page.toAbsolutePath().getParent());
        Files.write(page, pages.get(name).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw refused("it is not a folder that can be written").causedBy(e);
    }
  }

  private List<String> written() throws IOException {
    Path list = folder.resolve(LIST);
    if (Files.isRegularFile(list)) {
      return Files.readAllLines(list);
    }
    try (Stream<Path> there = Files.list(folder)) {
      if (there.findAny().isPresent()) {
        throw refused("it holds files that this command did not write");
      }
    }
    return List.of();
  }

  private Problem refused(String why) {
    return new Problem(
            ProblemCode.USAGE,
            "Cannot write pages into %s: %s".formatted(folder, why),
            "Nothing of yours was changed.",
            "lockstep docs build --out NEW_FOLDER")
        .with("folder", folder);
  }
}
