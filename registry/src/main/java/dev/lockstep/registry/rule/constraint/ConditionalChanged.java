package dev.lockstep.registry.rule.constraint;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Set;

/**
 * Finds: a condition of a validator that says something else: if, then, else, or what depends on a
 * field.
 */
public final class ConditionalChanged implements Rule {
  private static final About ABOUT =
      new About(
          "CONDITIONAL_CHANGED",
          Category.CONSTRAINTS,
          "a condition of a validator that says something else: if, then, else, or "
              + "what depends on a field",
          "Documents that one version lets in under a condition are refused by the "
              + "other, and only those that meet the condition show it.",
          "Ask for no more than the stored documents have, or mend them first, and "
              + "let writers follow both versions until then.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return ValidatorSchemas.of(subject)
        .changed(
            Set.of("if", "then", "else", "dependencies", "dependentRequired", "dependentSchemas"),
            "of a condition");
  }
}
