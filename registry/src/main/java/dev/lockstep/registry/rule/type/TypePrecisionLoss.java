package dev.lockstep.registry.rule.type;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.compare.Types.Relation;
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

/** Finds: a number type that rounds some values of the other. */
public final class TypePrecisionLoss implements Rule {
  private static final About ABOUT =
      new About(
          "TYPE_PRECISION_LOSS",
          Category.TYPES,
          "a number type that rounds some values of the other",
          "Numbers are no longer what they were, and nobody notices.",
          "Show by exact extremes of all stored values (--stats) that none is "
              + "rounded, or keep the exact type.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place ->
            Types.relation(place.before().node(), place.after().node()) == Relation.ROUNDED)
        .flatMap(place -> drafts(subject, place))
        .toList();
  }

  private static Stream<Draft> drafts(Subject subject, Place.Kept place) {
    Path path = place.path();
    boolean isSafe =
        subject.statistics().full()
            && subject.statistics().at(path).filter(TypePrecisionLoss::isExact).isPresent();
    Level level = isSafe ? Level.WARNING : Level.ERROR;
    Draft rounded =
        Draft.at(path, "some numbers at " + path + " are rounded")
            .values(Types.words(place.before().node()), Types.words(place.after().node()))
            .losing();
    return Stream.of(
        rounded
            .on(Edge.NEW_READER_OLD_DATA, level)
            .shownBy(
                Specimens.refuting(subject.pair().before().shape(), place.before(), place.after())),
        rounded
            .on(Edge.OLD_READER_NEW_DATA, level)
            .shownBy(
                Specimens.refuting(subject.pair().after().shape(), place.after(), place.before())));
  }

  /** Whole numbers below 2^53 are the same in every number type but a float. */
  private static boolean isExact(AtPath seen) {
    BigDecimal limit = BigDecimal.valueOf(1L << 24);
    return seen.types().keySet().stream()
            .allMatch(type -> type == ValueType.INT32 || type == ValueType.INT64)
        && seen.min().filter(min -> min.abs().compareTo(limit) <= 0).isPresent()
        && seen.max().filter(max -> max.abs().compareTo(limit) <= 0).isPresent();
  }
}
