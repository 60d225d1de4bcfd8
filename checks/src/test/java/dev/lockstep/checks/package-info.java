/**
 * Proof over the whole system, from outside of every module.
 *
 * <p>{@code graph} holds the code to the allowed modules, names and calls; {@code tidy} holds every
 * file to the house style. Beside them stand the programs that prove rollouts as a whole: simulated
 * by seed, killed again and again, and measured.
 */
@NullMarked
package dev.lockstep.checks;

import org.jspecify.annotations.NullMarked;
