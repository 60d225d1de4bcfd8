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

/** Finds: paths written in one step that part. */
public final class TransactionScopeSplit implements Rule {
  private static final About ABOUT =
      new About(
          "TRANSACTION_SCOPE_SPLIT",
          Category.WRITES,
          "paths written in one step that part",
          "A reader sees one of them new and the other one old.",
          "Keep the paths in one document.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Relying.on(
        subject,
        "a service relies on writing in one step",
        Edge.OLD_WRITER_NEW_DOCUMENT,
        (use, path) ->
            use.use().writing().together().stream()
                .flatMap(List::stream)
                .anyMatch(each -> Use.overlap(each, path)));
  }
}
