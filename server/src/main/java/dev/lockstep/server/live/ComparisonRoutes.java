package dev.lockstep.server.live;

import dev.lockstep.api.wire.ComparisonReport;
import dev.lockstep.api.wire.ComparisonReport.Component;
import dev.lockstep.api.wire.ComparisonReport.Counts;
import dev.lockstep.api.wire.ComparisonReport.Difference;
import dev.lockstep.api.wire.ComparisonReport.State;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.evidence.ComparisonTable;
import dev.lockstep.server.rollout.Rollouts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What comparing both shapes found in a rollout. */
@RestController
@RequestMapping("/v1/environments/{environment}/rollouts/{rollout}/comparison")
class ComparisonRoutes {
  private final Rollouts rollouts;
  private final ComparisonTable comparisons;

  ComparisonRoutes(Rollouts rollouts, ComparisonTable comparisons) {
    this.rollouts = rollouts;
    this.comparisons = comparisons;
  }

  /**
   * What is known.
   *
   * @param last what the last comparison found; absent where there was none, yet
   */
  record Known(Optional<Comparison> last) {}

  /**
   * What a comparison found.
   *
   * @param clean whether both shapes say the same everywhere
   * @param asOf every write that the store had acknowledged by then is covered
   * @param steps what was done with all documents, the oldest first
   * @param documents some that were not as they should be, and how each came there
   * @param unopened how many records of what was set aside were not looked into, and may be of them
   */
  record Comparison(
      String runner,
      long epoch,
      Instant asOf,
      boolean clean,
      Counts counts,
      List<Step> steps,
      List<Journey> documents,
      long unopened) {
    static Comparison of(ComparisonReport report) {
      return new Comparison(
          report.runner(),
          report.epoch(),
          Instant.ofEpochMilli(report.asOfMillis()),
          isClean(report.counts()),
          report.counts(),
          report.steps().stream()
              .map(step -> new Step(Instant.ofEpochMilli(step.timeMillis()), step.sentence()))
              .toList(),
          report.documents().stream().map(Journey::of).toList(),
          report.unopened());
    }

    private static boolean isClean(Counts counts) {
      return counts.divergences() == 0
          && counts.missing() == 0
          && counts.unreadable() == 0
          && counts.foreign() == 0;
    }
  }

  /** Something that was done with all documents. */
  record Step(Instant time, String sentence) {}

  /**
   * The journey of one document.
   *
   * @param document a name that is always the same for it and tells nothing of its key
   * @param key its key, where the contract opens it
   * @param state what it was when the runner looked at it, after the comparison
   * @param sentence the same in a sentence
   * @param differences where the new shape is not what it should be; values that the contract does
   *     not open are told by their types
   * @param written when it was last written in step, where its tag says
   * @param aside what was set aside of it
   */
  record Journey(
      String document,
      Optional<String> key,
      State state,
      String sentence,
      List<Component> components,
      List<Difference> differences,
      Optional<Written> written,
      List<String> aside) {
    static Journey of(ComparisonReport.Journey journey) {
      return new Journey(
          journey.document(),
          journey.key(),
          journey.state(),
          journey.sentence(),
          journey.components(),
          journey.differences(),
          journey.written().map(Written::of),
          journey.aside());
    }
  }

  /**
   * When a document was last written in step: in an epoch, which began and ended at these moments.
   *
   * @param stage at which the change stood then
   */
  record Written(
      long epoch, Optional<String> stage, Optional<Instant> from, Optional<Instant> until) {
    static Written of(ComparisonReport.Written written) {
      return new Written(
          written.epoch(),
          written.stage(),
          written.fromMillis().map(Instant::ofEpochMilli),
          written.untilMillis().map(Instant::ofEpochMilli));
    }
  }

  @Route(
      value =
          "Answers what comparing both shapes of all documents found last, with the journeys of"
              + " some documents that were not as they should be.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER})
  @GetMapping
  Known known(@PathVariable String environment, @PathVariable String rollout) {
    String id = rollouts.require(environment, rollout).identity().id();
    return new Known(comparisons.of(environment, id).map(each -> Comparison.of(each.report())));
  }
}
