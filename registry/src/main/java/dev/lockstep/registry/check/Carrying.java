package dev.lockstep.registry.check;

import dev.lockstep.registry.evolve.agreement.Keeping;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.Set;

/**
 * Weighs what a rule found by the change that leads from one version to the other: where it is
 * certain that every document it carries keeps what the new version promises of a place, stored
 * documents break nobody who reads there.
 */
final class Carrying {
  /** What is stored, and not by whom it is written or found. */
  private static final Set<Category> OF_VALUES =
      Set.of(Category.SHAPE, Category.TYPES, Category.CONSTRAINTS);

  private Carrying() {}

  static Draft weighed(About about, Draft draft, Subject subject) {
    boolean isCarried =
        OF_VALUES.contains(about.category())
            && !draft.irreversible()
            && draft.levels().containsKey(Edge.NEW_READER_OLD_DATA)
            && subject.mapping().isPresent()
            && draft.path().isPresent()
            && new Keeping(subject.mapping().get().evolved(), subject.pair().after())
                .isKept(draft.path().get());
    return isCarried ? draft.on(Edge.NEW_READER_OLD_DATA, Level.INFO) : draft;
  }
}
