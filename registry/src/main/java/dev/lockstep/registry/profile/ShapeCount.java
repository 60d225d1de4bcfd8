package dev.lockstep.registry.profile;

import java.util.Set;

/**
 * A shape that documents have: which paths, with which types.
 *
 * @param documents how many have it
 * @param places the paths with their types, such as {@code total: long}
 */
public record ShapeCount(long documents, Set<String> places) {
  public ShapeCount {
    places = Set.copyOf(places);
  }
}
