package dev.lockstep.registry.rule.type;

import dev.lockstep.model.path.Path;
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

/** Finds: another encoding of packed values. */
public final class ValueEncodingChanged implements Rule {
  private static final About ABOUT =
      new About(
          "VALUE_ENCODING_CHANGED",
          Category.TYPES,
          "another encoding of packed values",
          "Readers of either version cannot unpack what the other one wrote.",
          "Write the new encoding under a new name, or let every value name its encoding.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place -> !encoding(place.before()).equals(encoding(place.after())),
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Draft.at(path, "the values at " + path + " are packed otherwise")
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values(encoding(place.before()), encoding(place.after()))
        .shownBy(Specimens.with(subject.pair().before().shape(), path));
  }

  private static String encoding(Spot spot) {
    return spot.node().facts().semantics().encoding().orElse("");
  }
}
