package dev.lockstep.registry.rule.type;

import dev.lockstep.registry.compare.Types.Relation;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Retyped;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: an array that becomes a single value. */
public final class TypeArrayToScalar implements Rule {
  private static final About ABOUT =
      new About(
          "TYPE_ARRAY_TO_SCALAR",
          Category.TYPES,
          "an array that becomes a single value",
          "Readers of either version take an array for a value or a value for an "
              + "array; all elements but one are lost.",
          "Carry the change with Lockstep (unwrap), which keeps the other "
              + "elements for the way back.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Retyped.drafts(subject, Relation.ARRAY_TO_SCALAR).map(Draft::losing).toList();
  }
}
