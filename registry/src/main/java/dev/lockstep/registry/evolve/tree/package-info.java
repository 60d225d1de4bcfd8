/**
 * Shapes while operations change them: edits at a path, and what is left open at each place.
 *
 * <p>{@link dev.lockstep.registry.evolve.tree.Ground} is a shape with its {@link
 * dev.lockstep.registry.evolve.tree.Leeway}; {@link dev.lockstep.registry.evolve.tree.Either} joins
 * two that may both hold.
 */
@NullMarked
package dev.lockstep.registry.evolve.tree;

import org.jspecify.annotations.NullMarked;
