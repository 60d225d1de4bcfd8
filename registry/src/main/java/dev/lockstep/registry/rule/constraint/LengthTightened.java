package dev.lockstep.registry.rule.constraint;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a text that must be shorter or longer. */
public final class LengthTightened implements Rule {
  private static final About ABOUT =
      new About(
          "LENGTH_TIGHTENED",
          Category.CONSTRAINTS,
          "a text that must be shorter or longer",
          "Readers of the new version meet stored texts out of bounds, and "
              + "writers are refused.",
          "Show by the lengths of all stored texts (--stats) that all fit, or "
              + "change those that do not first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Measure.TEXT.tightened(subject);
  }
}
