/**
 * What a change makes of a contract.
 *
 * <p>{@link dev.lockstep.registry.evolve.Evolution} applies the operations of a change to what
 * contract N promises of a collection. What comes of it, an {@link
 * dev.lockstep.registry.evolve.Evolved}, is the narrowest promise that every carried document is
 * known to keep, with what the operations leave to whoever writes contract N+1. {@link
 * dev.lockstep.registry.evolve.Mapping} joins it to the lenses.
 */
@NullMarked
package dev.lockstep.registry.evolve;

import org.jspecify.annotations.NullMarked;
