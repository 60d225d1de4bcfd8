package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/** Documents, whole or inside others, that may have fields which the contract does not name. */
final class ContentModels {
  private ContentModels() {}

  /** Whether nothing but the named fields may be there. */
  static boolean isClosed(Shape.Fields shape) {
    return shape.content().filter(ContentModel.CLOSED::equals).isPresent();
  }

  /** Whether the new shape refuses what stood at a removed place. */
  static boolean isClosedTo(CollectionPair pair, Place.Removed gone) {
    List<Step> around = around(gone.path());
    return around.isEmpty()
        ? isClosed(pair.after().shape())
        : pair.places(Place.Kept.class).stream()
            .filter(kept -> kept.before().path().steps().equals(around))
            .anyMatch(kept -> isClosed(kept.after()));
  }

  /** Whether the old shape refuses what may stand at an added place. */
  static boolean wasClosedTo(CollectionPair pair, Place.Added fresh) {
    List<Step> around = around(fresh.path());
    return around.isEmpty()
        ? isClosed(pair.before().shape())
        : pair.places(Place.Kept.class).stream()
            .filter(kept -> kept.after().path().steps().equals(around))
            .anyMatch(kept -> isClosed(kept.before()));
  }

  private static List<Step> around(Path path) {
    return path.steps().subList(0, path.steps().size() - 1);
  }

  private static boolean isClosed(Spot spot) {
    return spot.node().shape() instanceof Shape.Fields fields && isClosed(fields);
  }

  /**
   * A draft for each document whose old and new shape are so.
   *
   * @param words what may be there now, or may no longer
   * @param shown the whole shape in which the draft's document is one
   */
  static List<Draft> drafts(
      Subject subject,
      BiPredicate<Shape.Fields, Shape.Fields> isSo,
      String words,
      Shape.Fields shown,
      Function<Draft, Draft> finished) {
    CollectionPair pair = subject.pair();
    Stream<Draft> whole =
        isSo.test(pair.before().shape(), pair.after().shape())
            ? Stream.of(
                Draft.whole(words)
                    .shownBy(Specimens.smallest(shown).with("undeclared", Value.text("text"))))
            : Stream.empty();
    Stream<Draft> inside =
        pair.places(Place.Kept.class).stream()
            .filter(place ->
                place.before().node().shape() instanceof Shape.Fields old
                    && place.after().node().shape() instanceof Shape.Fields fresh
                    && isSo.test(old, fresh))
            .map(place -> inside(place.path(), words, shown));
    return Stream.concat(whole, inside).map(finished).toList();
  }

  private static Draft inside(Path path, String words, Shape.Fields shown) {
    return Draft.at(path, words + " at " + path)
        .shownBy(Specimens.holding(shown, path, Document.of("undeclared", Value.text("text"))));
  }
}
