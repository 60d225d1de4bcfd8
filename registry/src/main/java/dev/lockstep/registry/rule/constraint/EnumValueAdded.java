package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Surprise;
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

/** Finds: a new value of a list. */
public final class EnumValueAdded implements Rule {
  private static final About ABOUT =
      new About(
          "ENUM_VALUE_ADDED",
          Category.CONSTRAINTS,
          "a new value of a list",
          "Readers of the old version meet a value they have no branch for.",
          "Let readers take unknown values first, and say so in their usage, or "
              + "declare the list extensible.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .flatMap(place ->
            Choices.onlyIn(place.after().node(), place.before().node())
                .map(value -> draft(subject, place, value)))
        .toList();
  }

  private static Draft draft(Subject subject, Place.Kept place, Value value) {
    Path path = place.path();
    boolean isExpected =
        place.before().node().facts().choice().filter(Choices::isExtensible).isPresent();
    return Draft.at(
            path, "new documents may hold a value at " + path + " that old readers do not know")
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, isExpected ? Level.WARNING : Level.ERROR)
        .values("", Types.words(value))
        .touching(Draft.READING)
        .unlessTolerated(Surprise.UNKNOWN_ENUM_VALUE)
        .shownBy(Specimens.holding(subject.pair().after().shape(), place.after().path(), value));
  }
}
