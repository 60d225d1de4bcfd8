/**
 * What a change must have come to in one environment before it begins in the next.
 *
 * <p>The policy of the registry says so, environment by environment; without one nothing is asked.
 * {@link dev.lockstep.server.promotion.Promoted} refuses a rollout of what was not carried through
 * before, or was not taken back there for practice. {@link dev.lockstep.server.promotion.Drills}
 * keeps what runners tell of rollbacks that they practised on a copy.
 */
@NullMarked
package dev.lockstep.server.promotion;

import org.jspecify.annotations.NullMarked;
