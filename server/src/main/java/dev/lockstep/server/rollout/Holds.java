package dev.lockstep.server.rollout;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.step.Acknowledgements.Acknowledgement;
import dev.lockstep.rollout.step.Hold;
import dev.lockstep.rollout.step.Moment;
import dev.lockstep.rollout.step.NextStep;
import dev.lockstep.rollout.step.WayBackProof.Lack;
import dev.lockstep.server.rollout.RolloutView.WayBackView;
import java.util.List;
import java.util.stream.Collectors;

/** Says why rollouts stay, and what they do next. */
final class Holds {
  private static final int NAMED_MAX = 5;

  private Holds() {}

  /** The kind of hold, such as {@code cooling-down}; {@code none} for a step that is due. */
  static String kind(NextStep step) {
    return step instanceof NextStep.Stay stay ? kind(stay.hold()) : "none";
  }

  private static String kind(Hold hold) {
    return switch (hold) {
      case Hold.Complete complete -> "complete";
      case Hold.Frozen frozen -> "frozen";
      case Hold.Blind blind -> "blind";
      case Hold.CoolingDown cooling -> "cooling-down";
      case Hold.Recovering recovering -> "recovering";
      case Hold.Unhelped unhelped -> "unhelped";
      case Hold.PersonNeeded needed -> "person-needed";
      case Hold.Converging converging -> "converging";
      case Hold.Unproven unproven -> "unproven";
      case Hold.Overdue overdue -> "overdue";
      case Hold.OutsideWindow outside -> "outside-window";
      case Hold.WayBackUnproven unproven -> "way-back-unproven";
      case Hold.Unapproved unapproved -> "unapproved";
    };
  }

  /** What comes next, in a clause. */
  static String words(NextStep step) {
    return switch (step) {
      case NextStep.Stay stay -> words(stay.hold());
      case NextStep.Advance advance -> "goes on to %s now".formatted(advance.to().stage());
      case NextStep.ReEnter again -> "takes the ramp up again now";
      case NextStep.Freeze freeze -> "freezes now: " + freeze.cause();
      case NextStep.Resume resume -> "resumes now";
      case NextStep.Recovered recovered -> "has recovered: the old path does again what it did";
      case NextStep.NotHelped not -> "calls a person: " + not.cause();
      case NextStep.HoldRegions hold ->
          "lets reads of %s return to the old shape now".formatted(hold.regions());
      case NextStep.Clean clean -> "begins to clean now";
      case NextStep.RollBack back -> "goes back now: " + back.cause();
    };
  }

  static String words(Hold hold) {
    return switch (hold) {
      case Hold.Complete complete -> "has come to the end of its plan";
      case Hold.Frozen frozen -> "is frozen until somebody resumes it";
      case Hold.Blind blind -> "stays: its gate has seen nothing since " + blind.since();
      case Hold.CoolingDown cooling -> "cools down until " + cooling.until();
      case Hold.Recovering recovering ->
          "waits until the old path does again what it did before reads moved; they returned at "
              + recovering.since();
      case Hold.Unhelped unhelped ->
          "waits for a person: taking reads back at %s did not help, the cause may lie elsewhere"
              .formatted(unhelped.since());
      case Hold.PersonNeeded needed ->
          "waits for a person, having tripped %d times at one stage".formatted(needed.trips());
      case Hold.Converging converging ->
          "waits for instances that have not heard of its epoch: " + names(converging.missing());
      case Hold.Unproven unproven -> "waits for its gate, which has not passed yet";
      case Hold.Overdue overdue ->
          "has waited for its gate since %s, longer than planned".formatted(overdue.since());
      case Hold.OutsideWindow outside -> "waits for a change window to open";
      case Hold.WayBackUnproven unproven ->
          "stays: the way back of what follows is not known to be open: " + lacks(unproven.lacks());
      case Hold.Unapproved unapproved ->
          "waits for %d more to agree".formatted(unapproved.missing());
    };
  }

  /** Whether a rollout can be taken back from where it stands and from what follows. */
  static WayBackView wayBack(Rollout rollout, Moment moment) {
    List<Lack> lacks = moment.wayBack().lacks(moment.now());
    if (!rollout.isLive()) {
      return new WayBackView("over", "Nothing is left to be taken back.");
    }
    if (rollout.isOnTheWayBack()) {
      return new WayBackView("open", "It is on the way back.");
    }
    if (rollout.stage() == Stage.RETIRING) {
      return new WayBackView(
          "ends", "It can be taken back now; from retired, which follows, there is no way back.");
    }
    return lacks.isEmpty()
        ? new WayBackView("open", "It can be taken back, and so can what follows.")
        : new WayBackView(
            "unproven",
            "The way back of what follows is not known to be open: " + lacks(lacks) + ".");
  }

  /** What keeps the way back from being known to be open, in clauses. */
  static String lacks(List<Lack> lacks) {
    return lacks.stream().map(Holds::words).collect(Collectors.joining("; "));
  }

  private static String words(Lack lack) {
    return switch (lack) {
      case Lack.RunnerSilent silent ->
          silent
              .since()
              .map("no runner has answered since %s (have it answer way-back)"::formatted)
              .orElse("no runner has answered anything yet (have it answer way-back)");
      case Lack.RunnerObjects objects -> "the runner says that it is not (its answer to way-back)";
      case Lack.WritesOwed owed ->
          "%d second writes are owed, more than %d".formatted(owed.owed(), owed.max());
      case Lack.OwedUnknown unknown ->
          "nobody knows how many second writes are owed by "
              + named(unknown.instances().stream().sorted().toList());
    };
  }

  private static String names(List<Acknowledgement> missing) {
    return named(missing.stream().map(Acknowledgement::instance).toList());
  }

  private static String named(List<String> instances) {
    String named = instances.stream().limit(NAMED_MAX).collect(Collectors.joining(", "));
    return instances.size() > NAMED_MAX
        ? "%s and %d more".formatted(named, instances.size() - NAMED_MAX)
        : named;
  }
}
