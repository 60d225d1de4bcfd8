package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
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

/** Finds: an array or map that may hold fewer, or must hold more. */
public final class ArraySizeTightened implements Rule {
  private static final About ABOUT =
      new About(
          "ARRAY_SIZE_TIGHTENED",
          Category.CONSTRAINTS,
          "an array or map that may hold fewer, or must hold more",
          "Readers of the new version meet stored arrays out of bounds, and "
              + "writers are refused.",
          "Show by the sizes of all stored arrays (--stats) that all fit, or "
              + "change those that do not first.");

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
    OptionalLong size = Bounds.onlyIn(size(place.before()), size(place.after()));
    return size.isEmpty() ? Stream.empty() : Stream.of(draft(subject, place, size.getAsLong()));
  }

  private static Draft draft(Subject subject, Place.Kept place, long size) {
    Path path = place.path();
    long most = size(place.after()).max().orElse(Long.MAX_VALUE);
    boolean isUpper = size > most;
    return Draft.at(
            path,
            "stored documents may hold an array or a map at "
                + path
                + " of a size that is out of bounds now")
        .on(
            Edge.NEW_READER_OLD_DATA,
            subject.ofOldData(
                path,
                seen ->
                    isUpper && seen.longest().isPresent() && seen.longest().getAsLong() <= most
                        ? 0
                        : seen.present()))
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .values(Bounds.words(size(place.before())), Bounds.words(size(place.after())))
        .shownBy(
            Specimens.holding(subject.pair().before().shape(), path, value(place.before(), size)));
  }

  private static Size size(Spot spot) {
    return switch (spot.node().shape()) {
      case Shape.Elements elements -> elements.size();
      case Shape.Entries entries -> entries.size();
      default -> Size.ANY;
    };
  }

  private static Value value(Spot spot, long size) {
    return Specimens.ofSize(spot.node(), (int) Math.min(size, SHOWN_MAX));
  }
}
