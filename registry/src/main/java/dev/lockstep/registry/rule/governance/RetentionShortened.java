package dev.lockstep.registry.rule.governance;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.governance.Retention;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.time.Period;
import java.util.List;
import java.util.Optional;

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
    Optional<Period> before = longest(subject.pair().before(), subject.pair().oldContract());
    Optional<Period> after = longest(subject.pair().after(), subject.pair().newContract());
    return days(after) < days(before) ? List.of(draft(before, after)) : List.of();
  }

  private static Optional<Period> longest(CollectionPromise collection, Contract contract) {
    return collection
        .governance()
        .within(contract.governance())
        .retention()
        .flatMap(Retention::atMost);
  }

  private static double days(Optional<Period> period) {
    return period.map(Retention::days).orElse(Double.POSITIVE_INFINITY);
  }

  private static Draft draft(Optional<Period> before, Optional<Period> after) {
    return Draft.whole("documents are purged earlier than they were")
        .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values(
            before.map(Period::toString).orElse("for ever"),
            after.map(Period::toString).orElse("for ever"))
        .losing();
  }
}
