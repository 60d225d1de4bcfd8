package dev.lockstep.registry.rule.constraint;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Set;

/** Finds: a validator that lets in other names of fields. */
public final class PropertyNamesChanged implements Rule {
  private static final About ABOUT =
      new About(
          "PROPERTY_NAMES_CHANGED",
          Category.CONSTRAINTS,
          "a validator that lets in other names of fields",
          "Documents with names that one version lets in are refused by the other.",
          "Ask for no more than the stored documents have, or mend them first, and "
              + "let writers follow both versions until then.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return ValidatorSchemas.of(subject).changed(Set.of("propertyNames"), "of names");
  }
}
