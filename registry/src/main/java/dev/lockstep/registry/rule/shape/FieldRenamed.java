package dev.lockstep.registry.rule.shape;

import dev.lockstep.registry.compare.Place.Carry;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a field that the store will hold under another name. */
public final class FieldRenamed implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_RENAMED",
          Category.SHAPE,
          "a field that the store will hold under another name",
          "Readers of either version look where the other one does not write.",
          "Carry the change with Lockstep: both names are kept in step until "
              + "nobody uses the old one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Relocated.drafts(subject, Carry.RENAMED);
  }
}
