package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Patterns;
import dev.lockstep.registry.compare.Patterns.Verdict;
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
import java.util.Optional;
import java.util.stream.Stream;

/** Finds: a map whose keys follow another pattern. */
public final class MapKeyLanguageChanged implements Rule {
  private static final About ABOUT =
      new About(
          "MAP_KEY_LANGUAGE_CHANGED",
          Category.SHAPE,
          "a map whose keys follow another pattern",
          "Keys that one version allows are refused by the other.",
          "Show by a scan (--stats) that every stored key follows the new "
              + "pattern, or only add to the old one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place -> !pattern(place.before()).equals(pattern(place.after())))
        .flatMap(place -> Stream.of(ofOldData(subject, place), ofNewData(subject, place)))
        .toList();
  }

  private static Draft ofOldData(Subject subject, Place.Kept place) {
    Path path = place.path();
    String what = "stored keys at " + path + " need not follow the new pattern";
    return switch (Patterns.within(pattern(place.before()), pattern(place.after()))) {
      case Verdict.Within proven -> draft(place, what).on(Edge.NEW_READER_OLD_DATA, Level.INFO);
      case Verdict.Open open ->
          draft(place, "whether " + what + " is open: " + open.why())
              .on(Edge.NEW_READER_OLD_DATA, Level.UNKNOWN);
      case Verdict.Beyond(String text) ->
          draft(place, what)
              .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
              .shownBy(
                  Specimens.holding(
                      subject.pair().before().shape(), path, entry(place.before(), text)));
    };
  }

  private static Draft ofNewData(Subject subject, Place.Kept place) {
    String what = "new keys at " + place.path() + " need not follow the old pattern";
    return switch (Patterns.within(pattern(place.after()), pattern(place.before()))) {
      case Verdict.Within proven -> draft(place, what).on(Edge.OLD_READER_NEW_DATA, Level.INFO);
      case Verdict.Open open ->
          draft(place, "whether " + what + " is open: " + open.why())
              .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN);
      case Verdict.Beyond(String text) ->
          draft(place, what)
              .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
              .touching(Draft.READING)
              .shownBy(
                  Specimens.holding(
                      subject.pair().after().shape(),
                      place.after().path(),
                      entry(place.after(), text)));
    };
  }

  private static Draft draft(Place.Kept place, String message) {
    return Draft.at(place.path(), message)
        .values(pattern(place.before()).orElse(""), pattern(place.after()).orElse(""));
  }

  private static Optional<String> pattern(Spot spot) {
    return spot.node().shape() instanceof Shape.Entries entries
        ? entries.keyPattern()
        : Optional.empty();
  }

  private static Value entry(Spot map, String key) {
    Node value = ((Shape.Entries) map.node().shape()).value();
    return Document.of(key, Specimens.of(value));
  }
}
