package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.compare.Bounds;
import dev.lockstep.registry.compare.Fitting;
import dev.lockstep.registry.compare.Patterns;
import dev.lockstep.registry.compare.Patterns.Texts;
import dev.lockstep.registry.compare.Patterns.Verdict;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    Optional<Value> beyond(Spot one, Spot other, int size) {
      Texts texts = texts(one);
      Verdict verdict =
          texts.pattern().isEmpty()
              ? new Verdict.Open("a text of every length is one of these")
              : Patterns.within(texts, new Texts(Optional.empty(), size(other)));
      return switch (verdict) {
        case Verdict.Within shorter -> Optional.empty();
        case Verdict.Beyond(String text) -> Optional.of(Value.text(text));
        case Verdict.Open open -> Optional.of(Value.text("a".repeat(size)));
      };
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
    Optional<Value> beyond(Spot one, Spot other, int size) {
      return Optional.of(Specimens.ofSize(one.node(), size));
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

  /** A value of one place, of this size, which is out of the bounds of the other. */
  abstract Optional<Value> beyond(Spot one, Spot other, int size);

  /** The texts that may stand at a place. */
  static Texts texts(Spot spot) {
    return spot.node().shape() instanceof Shape.Single(Limits limits)
        ? new Texts(limits.pattern(), limits.length())
        : new Texts(Optional.empty(), Size.ANY);
  }

  /** What was within bounds and no longer is. */
  List<Draft> tightened(Subject subject) {
    return drafts(
        subject,
        Place.Kept::before,
        Place.Kept::after,
        (place, value) -> tight(subject, place, value));
  }

  /** What is within bounds and was not. */
  List<Draft> relaxed(Subject subject) {
    return drafts(
        subject,
        Place.Kept::after,
        Place.Kept::before,
        (place, value) -> loose(subject, place, value));
  }

  private List<Draft> drafts(
      Subject subject,
      Function<Place.Kept, Spot> one,
      Function<Place.Kept, Spot> other,
      BiFunction<Place.Kept, Value, Draft> draft) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(Measure::isOneKind)
        .flatMap(place ->
            beyond(one.apply(place), other.apply(place)).stream()
                .map(value -> draft.apply(place, value)))
        .toList();
  }

  private Optional<Value> beyond(Spot one, Spot other) {
    OptionalLong size = Bounds.onlyIn(size(one), size(other));
    return size.isEmpty()
        ? Optional.empty()
        : beyond(one, other, (int) Math.min(size.getAsLong(), SHOWN_MAX))
            .filter(value -> Fitting.isOfType(one.node(), value));
  }

  /** How many elements an array has says nothing of how many entries a map has. */
  private static boolean isOneKind(Place.Kept place) {
    Shape before = place.before().node().shape();
    Shape after = place.after().node().shape();
    return !(before instanceof Shape.Elements && after instanceof Shape.Entries)
        && !(before instanceof Shape.Entries && after instanceof Shape.Elements);
  }

  private Draft tight(Subject subject, Place.Kept place, Value shown) {
    Size before = size(place.before());
    Size after = size(place.after());
    long most = after.max().orElse(Long.MAX_VALUE);
    boolean isOnlyAbove = after.min().orElse(0) <= before.min().orElse(0);
    return draft(place, "stored documents may hold %s at %s of a size that is out of bounds now")
        .on(
            Edge.NEW_READER_OLD_DATA,
            subject.ofOldData(
                place.path(),
                seen ->
                    isOnlyAbove && seen.longest().isPresent() && seen.longest().getAsLong() <= most
                        ? 0
                        : seen.present()))
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .shownBy(holding(subject.pair().before(), place.before(), shown));
  }

  private Draft loose(Subject subject, Place.Kept place, Value shown) {
    return draft(place, "new documents may hold %s at %s of a size that was out of bounds")
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .touching(Draft.READING)
        .shownBy(holding(subject.pair().after(), place.after(), shown));
  }

  private Draft draft(Place.Kept place, String words) {
    return Draft.at(place.path(), words.formatted(what, place.path()))
        .values(Bounds.words(size(place.before())), Bounds.words(size(place.after())));
  }

  private static Value holding(CollectionPromise collection, Spot spot, Value value) {
    return Specimens.holding(collection.shape(), spot.path(), value);
  }
}
