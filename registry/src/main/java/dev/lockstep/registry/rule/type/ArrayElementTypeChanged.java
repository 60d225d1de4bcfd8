package dev.lockstep.registry.rule.type;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Retyped;
import dev.lockstep.registry.rule.Retyped.Matter;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/**
 * Finds: elements of an array that become another type; what they gain, lose or round is found by
 * the rules of types at the same path.
 */
public final class ArrayElementTypeChanged implements Rule {
  private static final About ABOUT =
      new About(
          "ARRAY_ELEMENT_TYPE_CHANGED",
          Category.TYPES,
          "elements of an array that become another type; what they gain, lose or "
              + "round is found by the rules of types at the same path",
          "Readers of either version meet elements that they cannot read.",
          "Write the new elements under a new name, and keep both arrays in step "
              + "until nobody uses the old one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Retyped.drafts(subject, Matter.ELEMENT);
  }
}
