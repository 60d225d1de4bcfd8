package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.governance.Deprecation;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Finds: a removal that nobody announced, or before its day. */
public final class FieldRemovedWithoutDeprecation implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_REMOVED_WITHOUT_DEPRECATION",
          Category.SHAPE,
          "a removal that nobody announced, or before its day",
          "Teams have no time to move away from the field.",
          "Deprecate the field with a sunset date in one version, and remove it "
              + "after that day in a later one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Removed.class).stream()
        .flatMap(place -> draft(subject, place.before()).stream())
        .toList();
  }

  private static Optional<Draft> draft(Subject subject, Spot gone) {
    Optional<LocalDate> sunset =
        gone.node().facts().governance().deprecation().flatMap(Deprecation::sunset);
    if (sunset.filter(day -> !day.isAfter(subject.today())).isPresent()) {
      return Optional.empty();
    }
    String why =
        sunset.map(day -> " before its sunset on " + day).orElse(" without having been deprecated");
    return Optional.of(
        Draft.at(gone.path(), gone.path() + " is removed" + why)
            .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
            .values(sunset.map(day -> "sunset " + day).orElse("not deprecated"), "gone")
            .touching(Draft.READING)
            .shownBy(Specimens.smallest(subject.pair().after().shape())));
  }
}
