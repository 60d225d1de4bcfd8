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
    Optional<Period> before = longest(subject.pair().before(), subject.pair().oldContract());
    Optional<Period> after = longest(subject.pair().after(), subject.pair().newContract());
    return days(after) > days(before) ? List.of(draft(before, after)) : List.of();
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
    return Draft.whole("documents are kept longer than they were")
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values(
            before.map(Period::toString).orElse("for ever"),
            after.map(Period::toString).orElse("for ever"));
  }
}
