package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Validator;

/** How much the store itself refuses. */
final class Strictness {
  private Strictness() {}

  /** What is refused, from nothing to every write that is not valid. */
  static int of(CollectionPromise collection) {
    return collection
        .storage()
        .validator()
        .filter(validator -> validator.level() != Validator.Level.OFF)
        .map(validator ->
            (validator.level() == Validator.Level.STRICT ? 2 : 1)
                + (validator.action() == Validator.Action.WARN ? 0 : 2))
        .orElse(0);
  }

  /** The level and the action in words. */
  static String words(CollectionPromise collection) {
    return collection
        .storage()
        .validator()
        .map(validator -> validator.level().word() + ", " + validator.action().word())
        .orElse("none");
  }
}
