/**
 * Plans: by which stages, ramp steps and gates a change is to be carried, as data.
 *
 * <p>A {@link dev.lockstep.rollout.plan.Plan} is a list of {@link
 * dev.lockstep.rollout.plan.PlannedStage}s that follows the stage table without a gap. Only the
 * stage {@code ramp} may come several times, each time with a larger {@link
 * dev.lockstep.rollout.plan.Audience}. A {@link dev.lockstep.rollout.plan.RolloutPlan} also says
 * where the figures of its checks come from.
 */
@NullMarked
package dev.lockstep.rollout.plan;

import org.jspecify.annotations.NullMarked;
