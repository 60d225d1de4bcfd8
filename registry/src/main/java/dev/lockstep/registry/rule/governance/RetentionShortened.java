package dev.lockstep.registry.rule.governance;

import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: data that is purged earlier. */
public final class RetentionShortened implements Rule {
  private static final About ABOUT =
      new About(
          "RETENTION_SHORTENED",
          Category.GOVERNANCE,
          "data that is purged earlier",
          "Services look for documents that are gone for ever.",
          "Ask those who need the history, and archive it first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Holding holding = Holding.of(subject);
    return holding.change() < 0
        ? List.of(
            holding
                .draft("documents are purged earlier than they were")
                .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
                .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
                .losing())
        : List.of();
  }
}
