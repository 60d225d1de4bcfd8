package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
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
    return after > before ? List.of(draft(subject)) : List.of();
  }

  private static Draft draft(Subject subject) {
    return Draft.whole("the store refuses writes that it let in before")
        .on(Edge.OLD_WRITER_NEW_VALIDATOR, Level.WARNING)
        .values(Strictness.words(subject.pair().before()), Strictness.words(subject.pair().after()))
        .touching(Draft.WRITING);
  }
}
