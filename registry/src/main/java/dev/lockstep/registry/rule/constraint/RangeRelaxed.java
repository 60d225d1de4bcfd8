package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Bounds;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a number range that gains values. */
public final class RangeRelaxed implements Rule {
  private static final About ABOUT =
      new About(
          "RANGE_RELAXED",
          Category.CONSTRAINTS,
          "a number range that gains values",
          "Readers of the old version meet numbers they do not expect.",
          "Let readers take the wider range first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return NumberRanges.onlyIn(
        subject,
        Place.Kept::after,
        Place.Kept::before,
        (place, number) -> draft(subject, place, number));
  }

  private static Draft draft(Subject subject, Place.Kept place, Value witness) {
    Path path = place.path();
    return Draft.at(path, "new documents may hold numbers at " + path + " that were out of range")
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values(
            Bounds.words(NumberRanges.of(place.before())),
            Bounds.words(NumberRanges.of(place.after())))
        .touching(Draft.READING)
        .shownBy(Specimens.holding(subject.pair().after().shape(), place.after().path(), witness));
  }
}
