package dev.lockstep.registry.rule.governance;

import dev.lockstep.model.governance.Sensitivity;
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

/** Finds: data that becomes less sensitive. */
public final class SensitivityLowered implements Rule {
  private static final About ABOUT =
      new About(
          "SENSITIVITY_LOWERED",
          Category.GOVERNANCE,
          "data that becomes less sensitive",
          "What few may see is shown to more, and cannot be taken back.",
          "Have it approved by whoever answers for data protection, with the reason.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place ->
            sensitivity(place.before())
                .orElse(Sensitivity.PUBLIC)
                .isAbove(sensitivity(place.after()).orElse(Sensitivity.PUBLIC)),
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    return Draft.at(place.path(), place.path() + " is less protected than it was")
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .values(
            sensitivity(place.before()).map(Sensitivity::word).orElse(""),
            sensitivity(place.after()).map(Sensitivity::word).orElse(""))
        .shownBy(Specimens.with(subject.pair().before().shape(), place.path()))
        .losing();
  }

  private static Optional<Sensitivity> sensitivity(Spot spot) {
    return spot.node().facts().governance().sensitivity();
  }
}
