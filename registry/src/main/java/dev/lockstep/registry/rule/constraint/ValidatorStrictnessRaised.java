package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.registry.compare.Witness;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import dev.lockstep.registry.schema.Compatibility;
import java.util.List;

/** Finds: a store that refuses more writes. */
public final class ValidatorStrictnessRaised implements Rule {
  private static final About ABOUT =
      new About(
              "VALIDATOR_STRICTNESS_RAISED",
              Category.CONSTRAINTS,
              "a store that refuses more writes",
              "Writers of the old version are refused where they were let in.",
              "Log what would be refused for a while (action: warn), and raise the "
                  + "strictness when nothing is.")
          .onlyOn(Engine.MONGODB);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    int before = Strictness.of(subject.pair().before());
    int after = Strictness.of(subject.pair().after());
    return switch (ValidatorSchemas.of(subject).forth()) {
      case Compatibility.Incompatible(Json witness) ->
          List.of(draft(subject, Level.ERROR).shownBy(Witness.of(witness)));
      case Compatibility.Unknown unknown -> List.of(draft(subject, Level.UNKNOWN));
      case Compatibility.Compatible proven ->
          after > before ? List.of(draft(subject, Level.WARNING)) : List.of();
    };
  }

  private static Draft draft(Subject subject, Level level) {
    return Draft.whole("the store refuses writes that it let in before")
        .on(Edge.OLD_WRITER_NEW_VALIDATOR, level)
        .values(Strictness.words(subject.pair().before()), Strictness.words(subject.pair().after()))
        .touching(Draft.WRITING);
  }
}
