package dev.lockstep.registry.rule.type;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Retyped;
import dev.lockstep.registry.rule.Retyped.Matter;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a type that has no value in common with the old one. */
public final class TypeChanged implements Rule {
  private static final About ABOUT =
      new About(
          "TYPE_CHANGED",
          Category.TYPES,
          "a type that has no value in common with the old one, of what is neither an id, "
              + "nor a moment, nor an element",
          "Readers of either version meet values they cannot read.",
          "Carry the change with Lockstep: both forms are kept in step until "
              + "nobody uses the old one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Retyped.drafts(subject, Matter.OTHER);
  }
}
