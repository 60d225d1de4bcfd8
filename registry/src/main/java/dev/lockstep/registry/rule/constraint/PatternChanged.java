package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Limits;
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

/** Finds: another pattern for a text. */
public final class PatternChanged implements Rule {
  private static final About ABOUT =
      new About(
          "PATTERN_CHANGED",
          Category.CONSTRAINTS,
          "another pattern for a text",
          "Texts that one version allows are refused by the other.",
          "Show by a scan (--stats) that every stored text follows the new "
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
    String what = "stored texts at " + path + " need not follow the new pattern";
    return switch (Patterns.within(pattern(place.before()), pattern(place.after()))) {
      case Verdict.Within proven -> draft(place, what).on(Edge.NEW_READER_OLD_DATA, Level.INFO);
      case Verdict.Open open ->
          draft(place, "whether " + what + " is open: " + open.why())
              .on(Edge.NEW_READER_OLD_DATA, Level.UNKNOWN);
      case Verdict.Beyond(String text) ->
          draft(place, what)
              .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
              .shownBy(Specimens.holding(subject.pair().before().shape(), path, Value.text(text)));
    };
  }

  private static Draft ofNewData(Subject subject, Place.Kept place) {
    String what = "new texts at " + place.path() + " need not follow the old pattern";
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
                      subject.pair().after().shape(), place.after().path(), Value.text(text)));
    };
  }

  private static Draft draft(Place.Kept place, String message) {
    return Draft.at(place.path(), message)
        .values(pattern(place.before()).orElse(""), pattern(place.after()).orElse(""));
  }

  private static Optional<String> pattern(Spot spot) {
    return spot.node().shape() instanceof Shape.Single(Limits limits)
        ? limits.pattern()
        : Optional.empty();
  }
}
