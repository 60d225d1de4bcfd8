package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.document.Value;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Languages;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: another pattern for a text. */
public final class PatternChanged implements Rule {
  private static final Languages TEXTS =
      new Languages("texts", Measure::texts, (spot, text) -> Value.text(text));

  private static final About ABOUT =
      new About(
          "PATTERN_CHANGED",
          Category.CONSTRAINTS,
          "another pattern for a text",
          "Texts that one version allows are refused by the other.",
          "Show by a scan (--stats) that every stored text follows the new "
              + "pattern, or only add to the old one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return TEXTS.changed(subject);
  }
}
