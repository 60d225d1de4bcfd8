package dev.lockstep.checks.examples;

import dev.lockstep.checks.tidy.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The migrations of other projects, said as changes as far as the language goes. */
record RealMigrations(List<Example> said, List<Unsaid> unsaid) {
  static final String PAGE = "README.md";

  static Path folder() {
    return Repository.containing().root().resolve("examples/real-migrations");
  }

  static RealMigrations read() {
    List<Example> said =
        files().stream()
            .filter(name -> name.endsWith(Example.CHANGE))
            .map(name -> Example.read(folder().resolve(name)))
            .toList();
    return new RealMigrations(said, Unsaid.read(folder().resolve(Unsaid.FILE)));
  }

  /** The names of everything in the folder, in order. */
  static List<String> files() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder(), e);
    }
  }

  long singleCollection() {
    return said.size() + unsaid.stream().filter(Unsaid::isSingleCollection).count();
  }

  /** How much of what concerns a single collection is said fully, in whole percent. */
  long share() {
    return said.size() * 100L / singleCollection();
  }

  /** The page of the folder. */
  String page() {
    SortedMap<String, String> rows = new TreeMap<>();
    for (Example example : said) {
      rows.put(
          example.id(),
          "[%s](%s) | %s | yes | fully"
              .formatted(example.change().title(), example.file(), example.project()));
    }
    for (Unsaid row : unsaid) {
      rows.put(
          row.id(),
          "%s | %s | %s | %s: %s"
              .formatted(
                  row.what(),
                  row.project(),
                  row.isSingleCollection() ? "yes" : "no",
                  row.verdict(),
                  row.why()));
    }
    StringBuilder page = new StringBuilder(head());
    rows.forEach((id, row) -> page.append("| %s | %s |\n".formatted(id, row)));
    return page.toString();
  }

  private String head() {
    return """
    # Real migrations

    **%d of the %d migrations that concern a single collection are said fully: %d %%.** There are \
    %d in all.

    Each was found in an open project and is told here from one line about it: names and documents \
    are ours, and so is every mistake in them. Rows of other stores stand as documents. Beside a \
    change lie documents before and after it; the build carries them forward and back, by two \
    implementations of the language, and through a whole rollout with its way back.

    *Fully* means by the change file alone. *Custom step* means that code for one document would \
    do, which is not executed yet. *Not yet* says what is missing.

    `RealMigrationsTest` writes this page from the files beside it.

    | | what | project | single collection | said |
    |---|---|---|---|---|
    """
        .formatted(said.size(), singleCollection(), share(), said.size() + unsaid.size());
  }
}
