package dev.lockstep.demo.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the catalogue of a database holds: collections or tables, their options, and what belongs to
 * them.
 *
 * @param entries one line for each, as told apart by a person
 */
public record Catalogue(Set<String> entries) {
  public Catalogue {
    entries = Set.copyOf(entries);
  }

  /** What is there and was not before, and what was there and is gone. */
  public List<String> leftSince(Catalogue before) {
    List<String> left = new ArrayList<>();
    entries.stream().filter(e -> !before.entries.contains(e)).sorted().forEach(left::add);
    before.entries.stream()
        .filter(e -> !entries.contains(e))
        .sorted()
        .forEach(e -> left.add("missing: " + e));
    return left;
  }
}
