package dev.lockstep.registry.rule.constraint;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: an array or map that may hold more, or fewer. */
public final class ArraySizeRelaxed implements Rule {
  private static final About ABOUT =
      new About(
          "ARRAY_SIZE_RELAXED",
          Category.CONSTRAINTS,
          "an array or map that may hold more, or fewer",
          "Readers of the old version meet arrays larger than they expect.",
          "Let readers take the larger arrays first, and keep an upper bound.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Measure.ARRAY.relaxed(subject);
  }
}
