package dev.lockstep.registry.rule.governance;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.governance.Retention;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.time.Period;
import java.util.Optional;

/** How long documents are kept at most, in both versions; empty is for ever. */
record Holding(Optional<Period> before, Optional<Period> after) {
  static Holding of(Subject subject) {
    CollectionPair pair = subject.pair();
    return new Holding(
        longest(pair.before(), pair.oldContract()), longest(pair.after(), pair.newContract()));
  }

  private static Optional<Period> longest(CollectionPromise collection, Contract contract) {
    return collection
        .governance()
        .within(contract.governance())
        .retention()
        .flatMap(Retention::atMost);
  }

  /** Below 0 where the new one is shorter, above where it is longer. */
  int change() {
    return Double.compare(days(after), days(before));
  }

  private static double days(Optional<Period> period) {
    return period.map(Retention::days).orElse(Double.POSITIVE_INFINITY);
  }

  /** A draft with both in words. */
  Draft draft(String message) {
    return Draft.whole(message).values(words(before), words(after));
  }

  private static String words(Optional<Period> period) {
    return period.map(Period::toString).orElse("for ever");
  }
}
