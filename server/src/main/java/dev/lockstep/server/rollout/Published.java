package dev.lockstep.server.rollout;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.api.wire.StageMessage.Ramp;
import dev.lockstep.api.wire.StageMessage.Share;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.stage.WayBack;
import dev.lockstep.rollout.plan.Audience;
import dev.lockstep.rollout.plan.PlannedStage;
import dev.lockstep.rollout.step.RolloutState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What instances act by while a rollout stands where it stands. */
final class Published {
  private static final int BUCKETS = 100_000;
  private static final int DEALT_ONCE = 1;

  private final Rollout rollout;
  private final Set<String> regions;

  private Published(Rollout rollout, Set<String> regions) {
    this.rollout = rollout;
    this.regions = regions;
  }

  /**
   * The state of its collection.
   *
   * @param regions those that are known; a ramp names them where some of them are held
   */
  static StageMessage of(Rollout rollout, Set<String> regions) {
    RolloutState state = rollout.state();
    Optional<Ramp> ramp =
        rollout.stage() == Stage.RAMP
            ? Optional.of(new Published(rollout, regions).ramp())
            : Optional.empty();
    return new StageMessage(
        state.epoch(),
        rollout.stage(),
        state.isCleaning() ? WayBack.CLEANING : WayBack.IN_STEP,
        ramp);
  }

  /** The steps so far together: whoever has moved stays where the next step goes elsewhere. */
  private Ramp ramp() {
    List<Share> shares = new ArrayList<>();
    int index = rollout.state().standing().index();
    int percentBuckets = 0;
    for (PlannedStage step : rollout.plan().plan().stages().subList(0, index + 1)) {
      switch (step.audience().orElse(null)) {
        case Audience.Percent part -> percentBuckets = buckets(part.percent());
        case Audience.Cohort cohort ->
            free(Set.of())
                .ifPresent(free -> shares.add(new Share(Set.of(cohort.name()), free, BUCKETS)));
        case Audience.Region region ->
            free(Set.of(region.name()))
                .ifPresent(free -> shares.add(new Share(Set.of(), free, BUCKETS)));
        case null -> {}
      }
    }
    int all = percentBuckets;
    if (all > 0) {
      free(Set.of()).ifPresent(free -> shares.add(new Share(Set.of(), free, all)));
    }
    return new Ramp(DEALT_ONCE, rollout.identity().id(), shares);
  }

  private static int buckets(double percent) {
    return Math.max(1, (int) Math.round(percent / 100 * BUCKETS));
  }

  /**
   * The regions of a share without those that are held: none named means all, and nothing means
   * that no region is left.
   */
  private Optional<Set<String>> free(Set<String> wanted) {
    Set<String> held = rollout.state().condition().held();
    if (held.isEmpty()) {
      return Optional.of(wanted);
    }
    Set<String> free = new HashSet<>(wanted.isEmpty() ? regions : wanted);
    free.removeAll(held);
    return Optional.of(free).filter(left -> !left.isEmpty());
  }
}
