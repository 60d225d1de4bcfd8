package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.compare.Bounds;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Finds: a text that may be longer or shorter. */
public final class LengthRelaxed implements Rule {
  private static final About ABOUT =
      new About(
          "LENGTH_RELAXED",
          Category.CONSTRAINTS,
          "a text that may be longer or shorter",
          "Readers of the old version meet texts that do not fit where they put " + "them.",
          "Make room for the longer texts first.");

  @Override
  public About about() {
    return ABOUT;
  }

  private static final int SHOWN_MAX = 100_000;

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .flatMap(place -> drafts(subject, place))
        .toList();
  }

  private static Stream<Draft> drafts(Subject subject, Place.Kept place) {
    OptionalLong size = Bounds.onlyIn(size(place.after()), size(place.before()));
    return size.isEmpty() ? Stream.empty() : Stream.of(draft(subject, place, size.getAsLong()));
  }

  private static Draft draft(Subject subject, Place.Kept place, long size) {
    Path path = place.path();
    return Draft.at(
            path, "new documents may hold a text at " + path + " of a size that was out of bounds")
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values(Bounds.words(size(place.before())), Bounds.words(size(place.after())))
        .touching(Draft.READING)
        .shownBy(
            Specimens.holding(subject.pair().after().shape(), place.after().path(), value(size)));
  }

  private static Size size(Spot spot) {
    return spot.node().shape() instanceof Shape.Single(Limits limits) ? limits.length() : Size.ANY;
  }

  private static Value value(long size) {
    return Value.text("a".repeat((int) Math.min(size, SHOWN_MAX)));
  }
}
