/**
 * Whether a contract says what the operations make of the one before it.
 *
 * <p>{@link dev.lockstep.registry.evolve.agreement.Agreement} finds where the two differ, each a
 * {@link dev.lockstep.registry.evolve.agreement.Disagreement}; {@link
 * dev.lockstep.registry.evolve.agreement.Keeping} says where it is certain that carried documents
 * keep the promise.
 */
@NullMarked
package dev.lockstep.registry.evolve.agreement;

import org.jspecify.annotations.NullMarked;
