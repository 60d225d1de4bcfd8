package dev.lockstep.cli.check;

import dev.lockstep.cli.check.GitTree.Blob;
import dev.lockstep.registry.catalog.Blobs;
import dev.lockstep.registry.catalog.Catalog;
import dev.lockstep.registry.catalog.Facts;
import dev.lockstep.registry.catalog.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the files of a folder, or of an earlier version of it, hold in short, and how some of them
 * are read by name.
 */
record Outline(List<Summary> files, Function<List<String>, ContractFiles> reader) {
  private static final Summary UNREAD = new Summary("", "", new Facts.Broken());

  /** That of a folder, by its catalog. */
  static Outline of(Path folder, Catalog catalog) {
    return new Outline(
        catalog.files(),
        names -> ContractFiles.found(names.stream().map(folder::resolve).toList()));
  }

  /** What a catalog knows by git's own names of contents is not asked of git. */
  static Outline of(GitTree tree, Blobs known) {
    List<Blob> blobs = tree.yaml();
    List<Summary> files = new ArrayList<>(blobs.size());
    List<Blob> unknown = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (Blob blob : blobs) {
      Optional<Summary> same = known.find(blob.name(), blob.id());
      if (same.isEmpty()) {
        unknown.add(blob);
        places.add(files.size());
      }
      files.add(same.orElse(UNREAD));
    }
    Iterator<Integer> next = places.iterator();
    tree.each(unknown, (blob, content) -> files.set(next.next(), Summary.of(blob.name(), content)));
    return new Outline(
        files, names -> ContractFiles.found(tree.contents(named(blobs, Set.copyOf(names)))));
  }

  private static List<Blob> named(List<Blob> blobs, Set<String> names) {
    return blobs.stream().filter(blob -> names.contains(blob.name())).toList();
  }

  /** Without this a folder of other files would seem to break nothing. */
  Outline requireSome(Path folder) {
    if (files.stream().noneMatch(summary -> summary.facts().isOurs())) {
      throw ContractFiles.empty(folder);
    }
    return this;
  }

  /** Whether a file of a contract is among them. */
  boolean knows(String contract) {
    return files.stream()
        .anyMatch(summary ->
            summary.facts() instanceof Facts.OfContract known && known.id().equals(contract));
  }

  /** Reads what is about some contracts, and what else their users use, which may copy them. */
  ContractFiles read(Set<String> asked) {
    Set<String> used = new HashSet<>(asked);
    for (Summary summary : files) {
      if (summary.facts() instanceof Facts.OfUsage usage
          && !Collections.disjoint(asked, usage.contracts())) {
        used.addAll(usage.contracts());
      }
    }
    List<String> names = new ArrayList<>();
    for (Summary summary : files) {
      if (isConcerned(summary.facts(), asked, used)) {
        names.add(summary.name());
      }
    }
    return reader.apply(names);
  }

  private static boolean isConcerned(Facts facts, Set<String> asked, Set<String> used) {
    return switch (facts) {
      case Facts.Other other -> false;
      case Facts.Broken broken -> true;
      case Facts.OfContract contract -> used.contains(contract.id());
      case Facts.OfUsage usage -> !Collections.disjoint(asked, usage.contracts());
    };
  }
}
