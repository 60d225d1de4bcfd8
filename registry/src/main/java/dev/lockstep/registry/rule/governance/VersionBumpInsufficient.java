package dev.lockstep.registry.rule.governance;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.version.Version;
import dev.lockstep.model.version.Version.Semantic;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Review;
import dev.lockstep.registry.rule.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds: a version that is raised by less than what changes. What breaks somebody needs a new major
 * version, everything else a new minor one; before 1.0.0 a minor one is as good as a major.
 */
public final class VersionBumpInsufficient implements Review {
  private static final About ABOUT =
      new About(
          "VERSION_BUMP_INSUFFICIENT",
          Category.GOVERNANCE,
          "a version that is raised by less than what changes",
          "Services that support a range of versions take one that breaks them.",
          "Raise the major version where something breaks, the minor one where something changes.");

  /** By how much a version is raised. */
  private enum Step {
    NONE,
    PATCH,
    MINOR,
    MAJOR
  }

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> review(Subject subject, List<Found> found) {
    Optional<Level> worst =
        found.stream().map(each -> each.finding().level()).max(Comparator.naturalOrder());
    Version before = subject.pair().oldContract().version();
    Version after = subject.pair().newContract().version();
    return worst
        .flatMap(level -> draft(level, before, after))
        .map(draft ->
            draft
                .values(before.text(), after.text())
                .shownBy(Value.text(before.text() + " -> " + after.text())))
        .stream()
        .toList();
  }

  private static Optional<Draft> draft(Level worst, Version before, Version after) {
    if (!before.equals(after) && (before.semantic().isEmpty() || after.semantic().isEmpty())) {
      return worst.compareTo(Level.UNKNOWN) < 0
          ? Optional.empty()
          : Optional.of(
              Draft.whole("whether the version is raised enough is not known: it has no order")
                  .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN));
    }
    Step step = before.equals(after) ? Step.NONE : step(before, after);
    return switch (worst) {
      case ERROR -> step == Step.MAJOR ? Optional.empty() : Optional.of(below(Step.MAJOR));
      case UNKNOWN ->
          step == Step.MAJOR
              ? Optional.empty()
              : Optional.of(
                  Draft.whole(
                          "whether a new major version is needed is not known: see what else is"
                              + " not")
                      .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN));
      case WARNING, INFO ->
          step.compareTo(Step.MINOR) >= 0 ? Optional.empty() : Optional.of(below(Step.MINOR));
    };
  }

  private static Draft below(Step needed) {
    return Draft.whole(
            "what changes needs a new %s version".formatted(needed.name().toLowerCase(Locale.ROOT)))
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING);
  }

  private static Step step(Version before, Version after) {
    Semantic old = before.semantic().orElseThrow();
    Semantic fresh = after.semantic().orElseThrow();
    if (fresh.compareTo(old) <= 0) {
      return Step.NONE;
    }
    if (fresh.major() > old.major()) {
      return Step.MAJOR;
    }
    boolean isEarly = old.major() == 0;
    if (fresh.minor() > old.minor()) {
      return isEarly ? Step.MAJOR : Step.MINOR;
    }
    return isEarly ? Step.MINOR : Step.PATCH;
  }
}
