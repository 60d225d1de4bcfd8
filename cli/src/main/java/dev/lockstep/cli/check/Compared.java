package dev.lockstep.cli.check;

import dev.lockstep.cli.check.GitTree.Blob;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.registry.catalog.Blobs;
import dev.lockstep.registry.catalog.Catalog;
import dev.lockstep.registry.catalog.Facts;
import dev.lockstep.registry.catalog.Summary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The files of a folder and earlier versions of them.
 *
 * <p>With an index, only those are here that are concerned: contracts whose files differ between
 * the two, the usages that name such a contract, and files with mistakes. What is left out could
 * not have been found fault with, so that the answer is the same.
 */
record Compared(List<ContractFiles> old, ContractFiles fresh) {
  private static final Summary UNREAD = new Summary("", "", new Facts.Broken());

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
    Side fresh = Side.of(folder, catalog.get()).requireSome(folder);
    if (!isFolder(against)) {
      Side old = Side.of(GitTree.of(folder, against), catalog.get().blobs());
      return concerned(old.requireSome(folder), fresh);
    }
    Path earlier = Path.of(against);
    Optional<Catalog> other = Catalog.of(earlier, index.apply(earlier));
    if (other.isEmpty()) {
      return all(folder, List.of(against));
    }
    return concerned(Side.of(earlier, other.get()).requireSome(earlier), fresh);
  }

  private static Compared concerned(Side old, Side fresh) {
    Set<String> changed = changed(old.files(), fresh.files());
    return new Compared(List.of(old.read(changed)), fresh.read(changed));
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

  /** One of the two: what its files hold in short, and how some of them are read by name. */
  private record Side(List<Summary> files, Function<List<String>, ContractFiles> reader) {
    static Side of(Path folder, Catalog catalog) {
      return new Side(
          catalog.files(),
          names -> ContractFiles.found(names.stream().map(folder::resolve).toList()));
    }

    /** What a catalog knows by git's own names of contents is not asked of git. */
    static Side of(GitTree tree, Blobs known) {
      Map<String, Blob> blobs = new LinkedHashMap<>();
      Map<String, Summary> files = new LinkedHashMap<>();
      List<Blob> unknown = new ArrayList<>();
      for (Blob blob : tree.yaml()) {
        blobs.put(blob.name(), blob);
        Optional<Summary> same = known.find(blob.name(), blob.id());
        files.put(blob.name(), same.orElse(UNREAD));
        if (same.isEmpty()) {
          unknown.add(blob);
        }
      }
      tree.each(
          unknown, (blob, content) -> files.put(blob.name(), Summary.of(blob.name(), content)));
      return new Side(
          List.copyOf(files.values()),
          names -> ContractFiles.found(tree.contents(named(blobs.values(), Set.copyOf(names)))));
    }

    private static List<Blob> named(Collection<Blob> blobs, Set<String> names) {
      return blobs.stream().filter(blob -> names.contains(blob.name())).toList();
    }

    /** Without this a folder of other files would seem to break nothing. */
    Side requireSome(Path folder) {
      if (files.stream().noneMatch(summary -> summary.facts().isOurs())) {
        throw ContractFiles.empty(folder);
      }
      return this;
    }

    /** Reads what is about some contracts, and what else their users use, which may copy them. */
    ContractFiles read(Set<String> changed) {
      Set<String> used = new HashSet<>(changed);
      for (Summary summary : files) {
        if (summary.facts() instanceof Facts.OfUsage usage
            && !Collections.disjoint(changed, usage.contracts())) {
          used.addAll(usage.contracts());
        }
      }
      List<String> names = new ArrayList<>();
      for (Summary summary : files) {
        if (isConcerned(summary.facts(), changed, used)) {
          names.add(summary.name());
        }
      }
      return reader.apply(names);
    }

    private static boolean isConcerned(Facts facts, Set<String> changed, Set<String> used) {
      return switch (facts) {
        case Facts.Other other -> false;
        case Facts.Broken broken -> true;
        case Facts.OfContract contract -> used.contains(contract.id());
        case Facts.OfUsage usage -> !Collections.disjoint(changed, usage.contracts());
      };
    }
  }
}
