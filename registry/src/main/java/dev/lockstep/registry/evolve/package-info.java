/**
 * What a change makes of a contract.
 *
 * <p>{@link dev.lockstep.registry.evolve.Evolution} applies the operations of a change to what
 * contract N promises of a collection. What comes of it, an {@link
 * dev.lockstep.registry.evolve.Evolved}, is the widest promise that every carried document keeps,
 * with the {@link dev.lockstep.registry.evolve.Leeway} that the operations leave to whoever writes
 * contract N+1. {@link dev.lockstep.registry.evolve.Agreement} holds that contract to it: what one
 * of the two says and the other does not is a {@link dev.lockstep.registry.evolve.Disagreement}.
 */
@NullMarked
package dev.lockstep.registry.evolve;

import org.jspecify.annotations.NullMarked;
