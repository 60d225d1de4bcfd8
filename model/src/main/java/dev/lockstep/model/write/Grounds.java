package dev.lockstep.model.write;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a write was decided on: a store that cannot check a guard and write in one step orders
 * writes by their times instead, and the time of a derived value follows from these.
 *
 * @param read the document as it was read; empty where the store shall read it itself
 * @param pairs the sides that were derived one from the other
 * @param times when what was read had been written
 */
public record Grounds(Document read, List<Pair> pairs, Times times) {
  /** Of a write that was not decided on a document. */
  public static final Grounds NONE = new Grounds(Document.empty(), List.of(), Times.UNTOLD);

  public Grounds {
    pairs = List.copyOf(pairs);
  }

  /**
   * Two sides of which one is derived from the other, by the top-level fields where they physically
   * are.
   *
   * @param old fields of the old side, those that are only read included
   * @param renewed fields of the new side
   */
  public record Pair(Set<String> old, Set<String> renewed) {
    public Pair {
      old = inOrder(old);
      renewed = inOrder(renewed);
    }

    /** Two sides by the paths where they are. */
    public Pair(List<Path> old, List<Path> renewed) {
      this(roots(old), roots(renewed));
    }

    private static Set<String> roots(List<Path> paths) {
      return paths.stream().map(Path::root).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> inOrder(Set<String> fields) {
      return Collections.unmodifiableSet(new LinkedHashSet<>(fields));
    }
  }

  /** The same of a document that was read with these times. */
  public Grounds at(Times told) {
    return new Grounds(read, pairs, told);
  }
}
