package dev.lockstep.registry.rule.governance;

import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: data that is kept longer. */
public final class RetentionLengthened implements Rule {
  private static final About ABOUT =
      new About(
          "RETENTION_LENGTHENED",
          Category.GOVERNANCE,
          "data that is kept longer",
          "Data is kept longer than those it is about were told.",
          "Have it approved by whoever answers for data protection.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Holding holding = Holding.of(subject);
    return holding.change() > 0
        ? List.of(
            holding
                .draft("documents are kept longer than they were")
                .on(Edge.OLD_READER_NEW_DATA, Level.WARNING))
        : List.of();
  }
}
