package dev.lockstep.registry.rule.governance;

import dev.lockstep.model.governance.Deprecation;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
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

/** Finds: something that goes before the time is over that was promised for moving away. */
public final class DeprecationWindowOpen implements Rule {
  private static final About ABOUT =
      new About(
          "DEPRECATION_WINDOW_OPEN",
          Category.GOVERNANCE,
          "something that goes before the time is over that was promised for moving away",
          "Teams that planned by the promised day are late before it.",
          "Wait for the sunset, and for the days of grace that the policy asks for (graceDays).");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Removed.class).stream()
        .flatMap(place -> draft(subject, place.path()).stream())
        .toList();
  }

  private static Optional<Draft> draft(Subject subject, Path path) {
    CollectionPair pair = subject.pair();
    Optional<Deprecation> deprecation =
        Classes.at(pair.oldContract(), pair.before(), path).deprecation();
    int grace = subject.context().terms().graceDays();
    Optional<LocalDate> end = deprecation.flatMap(each -> end(each, grace));
    if (deprecation.isPresent() && grace > 0 && end.isEmpty()) {
      return Optional.of(
          Draft.at(
                  path,
                  "whether %s may go is not known: its deprecation says not since when"
                      .formatted(path))
              .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN));
    }
    return end.filter(day -> day.isAfter(subject.today()))
        .map(day ->
            Draft.at(path, path + " goes before " + day)
                .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
                .values("until " + day, "gone")
                .touching(Draft.READING)
                .shownBy(Specimens.smallest(pair.after().shape())));
  }

  /** The first day on which it may be gone. */
  private static Optional<LocalDate> end(Deprecation deprecation, int grace) {
    Optional<LocalDate> over =
        grace == 0 ? Optional.empty() : deprecation.since().map(since -> since.plusDays(grace));
    return over.filter(day -> deprecation.sunset().filter(day::isBefore).isEmpty())
        .or(deprecation::sunset);
  }
}
