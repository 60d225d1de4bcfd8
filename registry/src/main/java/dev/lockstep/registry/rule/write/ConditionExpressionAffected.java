package dev.lockstep.registry.rule.write;

import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Relying;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a path that conditional writes look at. */
public final class ConditionExpressionAffected implements Rule {
  private static final About ABOUT =
      new About(
          "CONDITION_EXPRESSION_AFFECTED",
          Category.WRITES,
          "a path that conditional writes look at",
          "The condition never holds again, or always does.",
          "Move the services with such conditions with the change, in one stage.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return new Relying(
            "a conditional write looks at",
            Edge.OLD_WRITER_NEW_DOCUMENT,
            (use, path) ->
                use.use().writing().conditions().stream().anyMatch(each -> Use.overlap(each, path)),
            access -> access.operators().contains("IF"))
        .on(subject);
  }
}
