package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Moments;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: another format for a text. */
public final class FormatChanged implements Rule {
  private static final About ABOUT =
      new About(
          "FORMAT_CHANGED",
          Category.CONSTRAINTS,
          "another format for a text that is no date or time",
          "Readers of the new version cannot read stored texts of the old format.",
          "Write the new format under a new name, or convert what is stored first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place -> !fact(place.before()).equals(fact(place.after())) && !Moments.isRewritten(place),
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    String after = fact(place.after());
    return Draft.at(path, "the texts at " + path + " are written otherwise")
        .on(Edge.NEW_READER_OLD_DATA, after.isEmpty() ? Level.INFO : Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values(fact(place.before()), after)
        .touching(Draft.READING)
        .shownBy(Specimens.with(subject.pair().before().shape(), path));
  }

  private static String fact(Spot spot) {
    return Moments.format(spot.node()).orElse("");
  }
}
