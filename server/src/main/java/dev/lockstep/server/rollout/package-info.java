/**
 * Rollouts: changes on their way through an environment.
 *
 * <p>{@link dev.lockstep.server.rollout.Rollouts} is the one place where steps are made. Each is
 * computed by {@link dev.lockstep.rollout.step.Steps} from plan, state and moment, and performed in
 * one transaction that saves the state, publishes what instances act by and writes the journal. A
 * version that is compared on saving, and the lock of what is published, let several servers on one
 * database look at the same rollout: each step happens once.
 *
 * <p>{@link dev.lockstep.server.rollout.Driver} looks at all live rollouts each second; people ask
 * through {@link dev.lockstep.server.rollout.RolloutRoutes}. Nobody advances a rollout but its
 * gates.
 */
@NullMarked
package dev.lockstep.server.rollout;

import org.jspecify.annotations.NullMarked;
