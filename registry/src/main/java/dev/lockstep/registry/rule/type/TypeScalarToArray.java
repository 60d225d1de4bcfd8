package dev.lockstep.registry.rule.type;

import dev.lockstep.registry.compare.Types.Relation;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Retyped;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a single value that becomes an array. */
public final class TypeScalarToArray implements Rule {
  private static final About ABOUT =
      new About(
          "TYPE_SCALAR_TO_ARRAY",
          Category.TYPES,
          "a single value that becomes an array",
          "Readers of either version take an array for a value or a value for an "
              + "array; an index on it becomes multikey.",
          "Carry the change with Lockstep (wrap), or write the array under another name.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Retyped.drafts(subject, Relation.SCALAR_TO_ARRAY).toList();
  }
}
