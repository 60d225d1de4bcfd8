package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Bounds;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

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
    return subject.pair().places(Place.Kept.class).stream()
        .flatMap(place ->
            Bounds.onlyIn(range(place.before()), range(place.after()), isWhole(place))
                .map(number -> draft(subject, place, value(number)))
                .stream())
        .toList();
  }

  private static Draft draft(Subject subject, Place.Kept place, Value witness) {
    Path path = place.path();
    Range after = range(place.after());
    return Draft.at(
            path, "stored documents may hold numbers at " + path + " that are out of range now")
        .on(
            Edge.NEW_READER_OLD_DATA,
            subject.ofOldData(path, seen -> isInside(seen, after) ? 0 : seen.present()))
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .values(Bounds.words(range(place.before())), Bounds.words(after))
        .shownBy(Specimens.holding(subject.pair().before().shape(), path, witness));
  }

  private static boolean isInside(AtPath seen, Range range) {
    return seen.present() == 0
        || (range.multipleOf().isEmpty()
            && seen.min().filter(range::contains).isPresent()
            && seen.max().filter(range::contains).isPresent());
  }

  private static Range range(Spot spot) {
    return spot.node().shape() instanceof Shape.Single(Limits limits) ? limits.range() : Range.ANY;
  }

  private static boolean isWhole(Place.Kept place) {
    return Stream.of(place.before(), place.after())
        .anyMatch(
            spot -> spot.node().type().logical().filter(LogicalType.INTEGER::equals).isPresent());
  }

  private static Value value(BigDecimal number) {
    return Value.Decimal128.of(number)
        .<Value>map(exact -> exact)
        .orElse(Value.float64(number.doubleValue()));
  }
}
