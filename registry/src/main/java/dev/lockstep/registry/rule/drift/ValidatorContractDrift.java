package dev.lockstep.registry.rule.drift;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.evidence.Statistics.StoredValidator;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Standing;
import dev.lockstep.registry.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds: a store that checks something else than the contract says. */
public final class ValidatorContractDrift implements Standing {
  private static final About ABOUT =
      new About(
              "VALIDATOR_CONTRACT_DRIFT",
              Category.CONSTRAINTS,
              "a store that checks something else than the contract says",
              "Writers that follow the contract are refused, or those that do not are let in.",
              "Bring the validator of the store and the contract together before anything changes.")
          .onlyOn(Engine.MONGODB);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    CollectionPair pair = subject.pair();
    Optional<StoredValidator> stored = subject.statistics().validator();
    Optional<Validator> promised = pair.before().storage().validator();
    if (stored.isEmpty()) {
      return promised.equals(pair.after().storage().validator())
          ? List.of()
          : List.of(
              Draft.whole(
                      "what the store checks now is not known: nobody looked at its validator"
                          + " (--stats)")
                  .on(Edge.OLD_WRITER_NEW_VALIDATOR, Level.UNKNOWN));
    }
    List<Draft> drafts = new ArrayList<>();
    String before = words(promised);
    String found = words(stored.map(StoredValidator::strictness));
    if (!before.equals(found)) {
      drafts.add(
          warning(Draft.whole("the validator of the store is not the one of the contract"))
              .values(before, found));
    }
    Map<Path, String> differences =
        stored
            .flatMap(StoredValidator::schema)
            .map(schema -> new ValidatorText(pair.before().shape()).differences(schema))
            .orElse(Map.of());
    differences.forEach((path, words) -> drafts.add(warning(Draft.at(path, words))));
    return drafts;
  }

  private static Draft warning(Draft draft) {
    return draft.on(Edge.OLD_WRITER_NEW_VALIDATOR, Level.WARNING);
  }

  /** One that checks nothing is none. */
  private static String words(Optional<Validator> validator) {
    return validator
        .filter(each -> each.level() != Validator.Level.OFF)
        .map(each -> each.level().word() + ", " + each.action().word())
        .orElse("none");
  }
}
