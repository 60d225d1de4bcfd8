package dev.lockstep.registry.rule.write;

import dev.lockstep.model.usage.Access;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Relying;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Set;

/** Finds: a path that services count in the store. */
public final class CounterOrAtomicOpAffected implements Rule {
  /** What reads a value and writes another in one step, in the words of the stores. */
  private static final Set<String> IN_STORE = Set.of("$inc", "$mul", "$bit", "+", "-");

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
    return new Relying(
            "a service counts at",
            Edge.OLD_WRITER_NEW_DOCUMENT,
            (use, path) ->
                use.use().writing().increments().stream().anyMatch(each -> Use.overlap(each, path)),
            access ->
                access.access() == Access.WRITE
                    && access.operators().stream().anyMatch(IN_STORE::contains))
        .on(subject);
  }
}
