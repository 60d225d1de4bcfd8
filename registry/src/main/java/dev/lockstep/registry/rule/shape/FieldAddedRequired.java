package dev.lockstep.registry.rule.shape;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a new field that every document must have. */
public final class FieldAddedRequired implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_ADDED_REQUIRED",
          Category.SHAPE,
          "a new field that every document must have",
          "Readers of the new version rely on a field that stored documents lack.",
          "Backfill the field first, and require it when a count finds no "
              + "document without it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return AddedRequired.drafts(subject, spot -> spot.node().facts().assumed().isEmpty());
  }
}
