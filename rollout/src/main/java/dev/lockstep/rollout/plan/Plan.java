package dev.lockstep.rollout.plan;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.plan.Audience.Percent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a change is to be carried through an environment, from {@code expanded} on.
 *
 * @param stages in their order, without a gap
 * @param windows when it may go forward; at any time, if there are none
 */
public record Plan(String name, List<PlannedStage> stages, List<ChangeWindow> windows) {
  private static final int APPROVALS_TO_RETIRE = 2;

  public Plan {
    stages = List.copyOf(stages);
    windows = List.copyOf(windows);
    require(
        !stages.isEmpty() && stages.getFirst().stage() == Stage.EXPANDED,
        name,
        "it begins at " + Stage.EXPANDED);
    for (int i = 1; i < stages.size(); i++) {
      requireFollows(name, stages.get(i - 1), stages.get(i));
    }
    for (PlannedStage stage : stages) {
      require(
          stage.stage() != Stage.RETIRING || stage.conduct().approvals() >= APPROVALS_TO_RETIRE,
          name,
          "two persons must agree before the old shape is given up");
    }
  }

  private static void requireFollows(String name, PlannedStage before, PlannedStage after) {
    boolean ramps = before.stage() == Stage.RAMP && after.stage() == Stage.RAMP;
    require(
        ramps || before.stage().next().equals(Optional.of(after.stage())),
        name,
        "%s does not follow %s".formatted(after, before));
    if (before.audience().orElse(null) instanceof Percent less
        && after.audience().orElse(null) instanceof Percent more) {
      require(less.percent() < more.percent(), name, "%s is no more than %s".formatted(more, less));
    }
  }

  private static void require(boolean holds, String name, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("Cannot use the plan %s: %s".formatted(name, rule));
    }
  }

  /** The first place of a stage, if it is planned. */
  public Optional<Integer> indexOf(Stage stage) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).stage() == stage) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Whether a rollout may go forward at this moment. */
  public boolean isOpen(Instant moment) {
    return windows.isEmpty() || windows.stream().anyMatch(window -> window.isOpen(moment));
  }
}
