package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Range;
import dev.lockstep.registry.compare.Bounds;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a number range that loses values. */
public final class RangeTightened implements Rule {
  private static final About ABOUT =
      new About(
          "RANGE_TIGHTENED",
          Category.CONSTRAINTS,
          "a number range that loses values",
          "Readers of the new version meet stored numbers out of their range, and "
              + "writers are refused.",
          "Show by the extremes of all stored values (--stats) that none is "
              + "outside, or change those first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return NumberRanges.onlyIn(
        subject,
        Place.Kept::before,
        Place.Kept::after,
        (place, number) -> draft(subject, place, number));
  }

  private static Draft draft(Subject subject, Place.Kept place, Value witness) {
    Path path = place.path();
    Range after = NumberRanges.of(place.after());
    return Draft.at(
            path, "stored documents may hold numbers at " + path + " that are out of range now")
        .on(
            Edge.NEW_READER_OLD_DATA,
            subject.ofOldData(path, seen -> isInside(seen, after) ? 0 : seen.present()))
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .values(Bounds.words(NumberRanges.of(place.before())), Bounds.words(after))
        .shownBy(Specimens.holding(subject.pair().before().shape(), path, witness));
  }

  private static boolean isInside(AtPath seen, Range range) {
    return seen.present() == 0
        || (range.multipleOf().isEmpty()
            && seen.min().filter(range::contains).isPresent()
            && seen.max().filter(range::contains).isPresent());
  }
}
