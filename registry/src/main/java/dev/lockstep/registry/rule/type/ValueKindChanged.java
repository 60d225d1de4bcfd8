package dev.lockstep.registry.rule.type;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;

/** Finds: another kind of value at a key. */
public final class ValueKindChanged implements Rule {
  private static final About ABOUT =
      new About(
              "VALUE_KIND_CHANGED",
              Category.TYPES,
              "another kind of value at a key",
              "Every command for the old kind is refused.",
              "Write the new kind under other keys.")
          .onlyOn(Engine.REDIS);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Optional<String> before = subject.pair().before().storage().valueKind();
    Optional<String> after = subject.pair().after().storage().valueKind();
    return before.equals(after)
        ? List.of()
        : List.of(
            Draft.whole("another kind of value stands at the keys")
                .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
                .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
                .values(before.orElse(""), after.orElse(""))
                .shownBy(Value.text(before.or(() -> after).orElse(""))));
  }
}
