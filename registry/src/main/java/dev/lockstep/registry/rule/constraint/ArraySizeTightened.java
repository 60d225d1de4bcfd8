package dev.lockstep.registry.rule.constraint;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: an array or map that may hold fewer, or must hold more. */
public final class ArraySizeTightened implements Rule {
  private static final About ABOUT =
      new About(
          "ARRAY_SIZE_TIGHTENED",
          Category.CONSTRAINTS,
          "an array or map that may hold fewer, or must hold more",
          "Readers of the new version meet stored arrays out of bounds, and "
              + "writers are refused.",
          "Show by the sizes of all stored arrays (--stats) that all fit, or "
              + "change those that do not first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Measure.ARRAY.tightened(subject);
  }
}
