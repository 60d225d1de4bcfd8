package dev.lockstep.registry.rule.type;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Retyped;
import dev.lockstep.registry.rule.Retyped.Matter;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: an id, a key or a reference that becomes another type. */
public final class IdRepresentationChanged implements Rule {
  private static final About ABOUT =
      new About(
          "ID_REPRESENTATION_CHANGED",
          Category.TYPES,
          "an id, a key or a reference that becomes another type",
          "Nobody finds a document by an id of the other type, joins from other "
              + "collections miss, and nothing fails.",
          "Write the new id under a new name beside the old one, and move lookups "
              + "and references before the old one goes.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Retyped.drafts(subject, Matter.IDENTITY).stream()
        .map(draft -> identifies(subject, draft) ? draft.losing() : draft)
        .toList();
  }

  /** What tells documents apart does so for everybody, whoever says to look at it. */
  private static boolean identifies(Subject subject, Draft draft) {
    return draft.path().filter(subject.pair().before().keys().primary()::contains).isPresent();
  }
}
