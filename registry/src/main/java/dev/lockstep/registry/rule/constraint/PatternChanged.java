package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

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
        .filter(place -> !fact(place.before()).equals(fact(place.after())))
        .map(place -> draft(place))
        .toList();
  }

  private static Draft draft(Place.Kept place) {
    String before = fact(place.before());
    String after = fact(place.after());
    return Draft.at(place.path(), "whether the texts at " + place.path() + " fit is not proven")
        .on(Edge.NEW_READER_OLD_DATA, after.isEmpty() ? Level.INFO : Level.UNKNOWN)
        .on(Edge.OLD_READER_NEW_DATA, before.isEmpty() ? Level.INFO : Level.UNKNOWN)
        .values(before, after);
  }

  private static String fact(Spot spot) {
    return spot.node().shape() instanceof Shape.Single(Limits limits)
        ? limits.pattern().orElse("")
        : "";
  }
}
