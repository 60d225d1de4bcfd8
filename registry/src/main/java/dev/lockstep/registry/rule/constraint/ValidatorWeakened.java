package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a store that lets in what it refused. */
public final class ValidatorWeakened implements Rule {
  private static final About ABOUT =
      new About(
          "VALIDATOR_WEAKENED",
          Category.CONSTRAINTS,
          "a store that lets in what it refused",
          "Documents that nobody expects come in.",
          "Say why, and for how long.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    int before = strictness(subject.pair().before());
    int after = strictness(subject.pair().after());
    return after < before ? List.of(draft(subject)) : List.of();
  }

  /** What is refused, from nothing to every write that is not valid. */
  private static int strictness(CollectionPromise collection) {
    return collection
        .storage()
        .validator()
        .filter(validator -> validator.level() != Validator.Level.OFF)
        .map(validator ->
            (validator.level() == Validator.Level.STRICT ? 2 : 1)
                + (validator.action() == Validator.Action.WARN ? 0 : 2))
        .orElse(0);
  }

  private static String words(CollectionPromise collection) {
    return collection
        .storage()
        .validator()
        .map(validator -> validator.level().word() + ", " + validator.action().word())
        .orElse("none");
  }

  private static Draft draft(Subject subject) {
    return Draft.whole("the store lets in writes that it refused before")
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values(words(subject.pair().before()), words(subject.pair().after()));
  }
}
