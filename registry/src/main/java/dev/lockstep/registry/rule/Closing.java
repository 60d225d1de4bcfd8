package dev.lockstep.registry.rule;

import java.util.List;

/** A rule that is asked last, about a change and all that the others found of it. */
public interface Closing extends Rule {
  /**
   * What it finds.
   *
   * @param subject the collection that the change is about
   * @param evidence the fingerprint of what all others found
   */
  List<Draft> close(Subject subject, String evidence);

  @Override
  default List<Draft> check(Subject subject) {
    return List.of();
  }
}
