package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Choices;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a value that a list no longer has. */
public final class EnumValueRemoved implements Rule {
  private static final About ABOUT =
      new About(
          "ENUM_VALUE_REMOVED",
          Category.CONSTRAINTS,
          "a value that a list no longer has",
          "Readers of the new version do not know a value that is stored or still written.",
          "Count the value (--stats), replace it by a change, and move its writers first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .flatMap(place ->
            Choices.onlyIn(place.before().node(), place.after().node())
                .map(value -> draft(subject, place, value)))
        .toList();
  }

  private static Draft draft(Subject subject, Place.Kept place, Value value) {
    Path path = place.path();
    List<String> left =
        place.after().node().facts().choice().stream()
            .flatMap(choice -> choice.values().stream())
            .map(Choices::text)
            .toList();
    return Draft.at(
            path, "stored documents may hold a value at " + path + " that is not listed now")
        .on(
            Edge.NEW_READER_OLD_DATA,
            subject.ofOldData(
                path, seen -> seen.values().isEmpty() ? seen.present() : Choices.notIn(seen, left)))
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .values(Types.words(value), "")
        .shownBy(Specimens.holding(subject.pair().before().shape(), path, value));
  }
}
