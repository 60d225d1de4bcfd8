package dev.lockstep.registry.rule.constraint;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a text that may be longer or shorter. */
public final class LengthRelaxed implements Rule {
  private static final About ABOUT =
      new About(
          "LENGTH_RELAXED",
          Category.CONSTRAINTS,
          "a text that may be longer or shorter",
          "Readers of the old version meet texts that do not fit where they put them.",
          "Make room for the longer texts first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Measure.TEXT.relaxed(subject);
  }
}
