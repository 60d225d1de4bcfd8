package dev.lockstep.registry.lint;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.governance.Deprecation;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.governance.Retention;
import dev.lockstep.model.governance.Sensitivity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Deprecations, retention and sensitivity. */
final class GovernanceChecks {
  private final Notes notes;

  private GovernanceChecks(Notes notes) {
    this.notes = notes;
  }

  static void check(CollectionPromise collection, List<Spot> spots, Notes notes) {
    GovernanceChecks checks = new GovernanceChecks(notes);
    for (Spot spot : spots) {
      Governance own =
          spot.where().isEmpty() ? collection.governance() : spot.node().facts().governance();
      own.deprecation().ifPresent(each -> checks.deprecation(spot, each));
      own.sensitivity().ifPresent(each -> checks.sensitivity(spot, each, spots));
    }
    spots
        .getFirst()
        .governance()
        .retention()
        .ifPresent(retention -> checks.retention(collection, retention));
  }

  private void deprecation(Spot spot, Deprecation deprecation) {
    Optional<LocalDate> sunset = deprecation.sunset();
    if (sunset.isEmpty()) {
      notes.add(
          LintRule.DEPRECATED_WITHOUT_SUNSET,
          spot.element(),
          "deprecated",
          "The deprecation of %s does not say when it goes".formatted(spot.title()));
      return;
    }
    if (notes.settings().today().filter(today -> today.isAfter(sunset.get())).isPresent()) {
      notes.add(
          LintRule.SUNSET_PAST,
          spot.element(),
          "deprecated",
          "The sunset of %s was on %s, and it is still there"
              .formatted(spot.title(), sunset.get()));
    }
    if (deprecation.since().filter(since -> since.isAfter(sunset.get())).isPresent()) {
      notes.add(
          LintRule.SUNSET_TOO_EARLY,
          spot.element(),
          "deprecated",
          "The sunset of %s is before its deprecation".formatted(spot.title()));
    }
  }

  private void retention(CollectionPromise collection, Retention retention) {
    boolean isEmpty =
        retention.atLeast().isPresent()
            && retention.atMost().isPresent()
            && Retention.days(retention.atLeast().get()) > Retention.days(retention.atMost().get());
    if (isEmpty) {
      notes.add(
          LintRule.RETENTION_EMPTY,
          collection,
          "retention",
          "The data of '%s' must be kept longer than it may be kept".formatted(collection.name()));
    }
    boolean expires =
        collection.storage().ttl().isPresent()
            || collection.indexes().stream().anyMatch(i -> i.options().expireAfter().isPresent());
    if (retention.atMost().isPresent() && !expires) {
      notes.add(
          LintRule.RETENTION_UNENFORCED,
          collection,
          "retention",
          "The data of '%s' may be kept for %s only, and no time to live removes it"
              .formatted(collection.name(), retention.atMost().get()));
    }
  }

  private void sensitivity(Spot whole, Sensitivity own, List<Spot> spots) {
    for (Spot part : spots) {
      Optional<Sensitivity> below = part.node().facts().governance().sensitivity();
      if (isPart(part, whole) && below.filter(each -> each.isAbove(own)).isPresent()) {
        notes.add(
            LintRule.SENSITIVITY_BELOW_PART,
            whole.element(),
            "sensitivity",
            "The class of %s is %s, and its part %s is %s"
                .formatted(whole.title(), own.word(), part.title(), below.get().word()));
        return;
      }
    }
  }

  private static boolean isPart(Spot part, Spot whole) {
    String rest =
        part.where().startsWith(whole.where())
            ? part.where().substring(whole.where().length())
            : "";
    return !rest.isEmpty() && (whole.where().isEmpty() || ".[(".indexOf(rest.charAt(0)) >= 0);
  }
}
