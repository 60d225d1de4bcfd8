package dev.lockstep.registry.rule.governance;

import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.evidence.Use;
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

/** Finds: data that becomes more sensitive. */
public final class SensitivityRaised implements Rule {
  private static final About ABOUT =
      new About(
          "SENSITIVITY_RAISED",
          Category.GOVERNANCE,
          "data that becomes more sensitive",
          "Services without the clearance go on seeing what they must not.",
          "Raise the clearance of those who need it, and move the others away first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .flatMap(place -> drafts(subject, place))
        .toList();
  }

  private static Stream<Draft> drafts(Subject subject, Place.Kept place) {
    Sensitivity before = sensitivity(place.before()).orElse(Sensitivity.PUBLIC);
    Sensitivity after = sensitivity(place.after()).orElse(Sensitivity.PUBLIC);
    if (!after.isAbove(before)) {
      return Stream.empty();
    }
    List<Use> unfit =
        subject.uses().stream()
            .filter(use -> !use.touches(place.path(), Draft.READING).isEmpty())
            .filter(use -> use.use().clearance().filter(may -> !after.isAbove(may)).isEmpty())
            .toList();
    Draft draft =
        Draft.at(place.path(), place.path() + " becomes " + after.word())
            .values(before.word(), after.word())
            .shownBy(Specimens.with(subject.pair().after().shape(), place.after().path()));
    return Stream.of(
        unfit.isEmpty()
            ? draft.on(Edge.OLD_READER_NEW_DATA, Level.INFO)
            : draft.on(Edge.OLD_READER_NEW_DATA, Level.ERROR).naming(unfit).losing());
  }

  private static Optional<Sensitivity> sensitivity(Spot spot) {
    return spot.node().facts().governance().sensitivity();
  }
}
