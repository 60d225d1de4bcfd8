package dev.lockstep.cli.check;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.catalog.Catalog;
import dev.lockstep.registry.catalog.Facts;
import dev.lockstep.registry.catalog.Summary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The files of a folder and earlier versions of them.
 *
 * <p>With an index, only those are here that are concerned: contracts whose files differ between
 * the two, the usages that name such a contract, and files with mistakes. What is left out could
 * not have been found fault with, so that the answer is the same.
 */
record Compared(List<ContractFiles> old, ContractFiles fresh) {
  Compared {
    old = List.copyOf(old);
  }

  /**
   * Reads all files.
   *
   * @param against folders, or names of git
   * @throws Problem with {@link ProblemCode#USAGE} or {@link ProblemCode#FILE_UNREADABLE} if one of
   *     the versions cannot be read
   */
  static Compared all(Path folder, List<String> against) {
    ContractFiles fresh = ContractFiles.read(List.of(folder));
    return new Compared(
        against.stream().map(version -> ContractFiles.version(folder, version)).toList(), fresh);
  }

  private static boolean isFolder(String against) {
    return Files.isDirectory(Path.of(against));
  }

  /**
   * Reads the files concerned, where indexes pay.
   *
   * @param against a folder, or a name of git
   * @param index where the index of a folder is kept
   * @throws Problem as {@link #all} does
   */
  static Compared concerned(Path folder, String against, UnaryOperator<Path> index) {
    Optional<Catalog> catalog =
        Files.isDirectory(folder) ? Catalog.of(folder, index.apply(folder)) : Optional.empty();
    if (catalog.isEmpty()) {
      return all(folder, List.of(against));
    }
    Outline fresh = Outline.of(folder, catalog.get()).requireSome(folder);
    if (!isFolder(against)) {
      Outline old = Outline.of(GitTree.of(folder, against), catalog.get().blobs());
      return concerned(old.requireSome(folder), fresh);
    }
    Path earlier = Path.of(against);
    Optional<Catalog> other = Catalog.of(earlier, index.apply(earlier));
    if (other.isEmpty()) {
      return all(folder, List.of(against));
    }
    return concerned(Outline.of(earlier, other.get()).requireSome(earlier), fresh);
  }

  private static Compared concerned(Outline old, Outline fresh) {
    Set<String> changed = changed(old.files(), fresh.files());
    return new Compared(List.of(old.read(changed)), fresh.read(changed));
  }

  /**
   * Reads the files that are about a contract, where an index pays and knows it, else all.
   *
   * @param against a folder, or a name of git, if there is an earlier version to read
   * @param index where the index of a folder is kept, if one is to be asked
   * @throws Problem as {@link #all} does
   */
  static Compared about(
      String contract, Path folder, Optional<String> against, Optional<IndexPlace> index) {
    Optional<Catalog> catalog =
        index
            .filter(place -> Files.isDirectory(folder))
            .flatMap(place -> Catalog.of(folder, place.apply(folder)));
    Optional<Outline> fresh =
        catalog.map(known -> Outline.of(folder, known)).filter(all -> all.knows(contract));
    if (fresh.isEmpty()) {
      return all(folder, against.stream().toList());
    }
    Set<String> asked = Set.of(contract);
    List<ContractFiles> old =
        against.stream()
            .map(version ->
                isFolder(version)
                    ? ContractFiles.version(folder, version)
                    : Outline.of(GitTree.of(folder, version), catalog.get().blobs()).read(asked))
            .toList();
    return new Compared(old, fresh.get().read(asked));
  }

  /** The contracts of which the files of before are not, byte for byte, those of now. */
  private static Set<String> changed(List<Summary> old, List<Summary> fresh) {
    Map<String, Set<String>> now = contents(fresh);
    Set<String> changed = new HashSet<>();
    contents(old)
        .forEach((id, contents) -> {
          if (!contents.equals(now.get(id))) {
            changed.add(id);
          }
        });
    return changed;
  }

  private static Map<String, Set<String>> contents(List<Summary> files) {
    Map<String, Set<String>> contents = new HashMap<>();
    for (Summary summary : files) {
      if (summary.facts() instanceof Facts.OfContract contract) {
        contents.computeIfAbsent(contract.id(), id -> new HashSet<>(1)).add(summary.content());
      }
    }
    return contents;
  }
}
