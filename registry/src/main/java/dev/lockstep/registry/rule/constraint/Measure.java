package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.contract.CollectionPromise;
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
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What of a value is counted and held within bounds. */
enum Measure {
  /** The characters of a text. */
  TEXT("a text") {
    @Override
    Size size(Spot spot) {
      return spot.node().shape() instanceof Shape.Single(Limits limits)
          ? limits.length()
          : Size.ANY;
    }

    @Override
    Value value(Spot spot, int size) {
      return Value.text("a".repeat(size));
    }
  },
  /** The elements of an array, or the entries of a map. */
  ARRAY("an array or a map") {
    @Override
    Size size(Spot spot) {
      return switch (spot.node().shape()) {
        case Shape.Elements elements -> elements.size();
        case Shape.Entries entries -> entries.size();
        default -> Size.ANY;
      };
    }

    @Override
    Value value(Spot spot, int size) {
      return Specimens.ofSize(spot.node(), size);
    }
  };

  /** A larger value would show no more. */
  private static final int SHOWN_MAX = 100_000;

  private final String what;

  Measure(String what) {
    this.what = what;
  }

  /** The bounds of a place. */
  abstract Size size(Spot spot);

  /** A value of this size. */
  abstract Value value(Spot spot, int size);

  /** What was within bounds and no longer is. */
  List<Draft> tightened(Subject subject) {
    return drafts(
        subject,
        Place.Kept::before,
        Place.Kept::after,
        (place, size) -> tight(subject, place, size));
  }

  /** What is within bounds and was not. */
  List<Draft> relaxed(Subject subject) {
    return drafts(
        subject,
        Place.Kept::after,
        Place.Kept::before,
        (place, size) -> loose(subject, place, size));
  }

  private List<Draft> drafts(
      Subject subject,
      Function<Place.Kept, Spot> one,
      Function<Place.Kept, Spot> other,
      BiFunction<Place.Kept, Long, Draft> draft) {
    return subject.pair().places(Place.Kept.class).stream()
        .flatMap(place ->
            Bounds.onlyIn(size(one.apply(place)), size(other.apply(place))).stream()
                .mapToObj(size -> draft.apply(place, size)))
        .toList();
  }

  private Draft tight(Subject subject, Place.Kept place, long size) {
    Path path = place.path();
    long most = size(place.after()).max().orElse(Long.MAX_VALUE);
    boolean isUpper = size > most;
    return draft(place, "stored documents may hold %s at %s of a size that is out of bounds now")
        .on(
            Edge.NEW_READER_OLD_DATA,
            subject.ofOldData(
                path,
                seen ->
                    isUpper && seen.longest().isPresent() && seen.longest().getAsLong() <= most
                        ? 0
                        : seen.present()))
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .shownBy(shown(subject.pair().before(), place.before(), size));
  }

  private Draft loose(Subject subject, Place.Kept place, long size) {
    return draft(place, "new documents may hold %s at %s of a size that was out of bounds")
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .touching(Draft.READING)
        .shownBy(shown(subject.pair().after(), place.after(), size));
  }

  private Draft draft(Place.Kept place, String words) {
    return Draft.at(place.path(), words.formatted(what, place.path()))
        .values(Bounds.words(size(place.before())), Bounds.words(size(place.after())));
  }

  private Value shown(CollectionPromise collection, Spot spot, long size) {
    return Specimens.holding(
        collection.shape(), spot.path(), value(spot, (int) Math.min(size, SHOWN_MAX)));
  }
}
