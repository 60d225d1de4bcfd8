/**
 * Whole rollouts in virtual time on a hostile store, one for each seed.
 *
 * <p>{@link dev.lockstep.checks.simulation.Simulation} runs one; {@code ./dev sim --seeds N --from
 * SEED} runs any number. A failure prints its seed and the calls that led to it.
 */
@NullMarked
package dev.lockstep.checks.simulation;

import org.jspecify.annotations.NullMarked;
