/**
 * One change being carried: the stages and the work of each, there and back.
 *
 * <p>{@link dev.lockstep.engine.rollout.Rollout} is the door. It needs a store, a subject (the
 * change, compiled) and a {@link dev.lockstep.engine.rollout.Host}; its state is the fold of the
 * host's log.
 */
@NullMarked
package dev.lockstep.engine.rollout;

import org.jspecify.annotations.NullMarked;
