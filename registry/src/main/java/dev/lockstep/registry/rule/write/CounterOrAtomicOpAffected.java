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

/** Finds: a path that services count in the store. */
public final class CounterOrAtomicOpAffected implements Rule {
  private static final About ABOUT =
      new About(
          "COUNTER_OR_ATOMIC_OP_AFFECTED",
          Category.WRITES,
          "a path that services count in the store",
          "Counts go to a place that nobody reads, or fail on the new type.",
          "Move the counting services with the change, in one stage.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Relying.on(
        subject,
        "a service counts at",
        Edge.OLD_WRITER_NEW_DOCUMENT,
        (use, path) ->
            use.use().writing().increments().stream().anyMatch(each -> Use.overlap(each, path)));
  }
}
