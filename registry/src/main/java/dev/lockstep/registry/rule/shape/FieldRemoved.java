package dev.lockstep.registry.rule.shape;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Removal;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a field that the contract no longer has. */
public final class FieldRemoved implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_REMOVED",
          Category.SHAPE,
          "a field that the contract no longer has",
          "Readers of the old version find nothing where they read, and what was "
              + "stored there is lost.",
          "Deprecate the field, move its readers, and let the change keep the old "
              + "values until then.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Removal.drafts(subject, Removal.Part.FIELD, "readers of %s find nothing there any more")
        .stream()
        .map(draft -> Removal.losing(subject, draft))
        .toList();
  }
}
