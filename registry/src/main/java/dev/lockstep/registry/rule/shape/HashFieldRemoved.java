package dev.lockstep.registry.rule.shape;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Removal;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a field of a hash, or a path of a JSON value, that the contract no longer has. */
public final class HashFieldRemoved implements Rule {
  private static final About ABOUT =
      new About(
          "HASH_FIELD_REMOVED",
          Category.SHAPE,
          "a field of a hash, or a path of a JSON value, that the contract no " + "longer has",
          "Readers of the old version get nothing for the field, which looks as if "
              + "it had never been set.",
          "Move its readers first, and let writers of the new version keep the "
              + "field until then.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Removal.drafts(subject, Removal.Part.ENTRY, "readers of %s get nothing for it any more");
  }
}
