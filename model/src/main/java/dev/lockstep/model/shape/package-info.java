/**
 * Shapes: the structure that documents have under one contract version.
 *
 * <p>A {@link dev.lockstep.model.shape.Shape} is a tree that follows the steps of a {@link
 * dev.lockstep.model.path.Path}: fields by name, the elements of an array, the values of a map
 * whose keys are data; and unions, whose members share one place. Each {@link
 * dev.lockstep.model.shape.Node} of the tree says what stands there.
 *
 * <p>A shape may be wrong, with a default that is not of the type or a minimum above the maximum:
 * it says what somebody wrote, and lint says what is wrong with it.
 */
@NullMarked
package dev.lockstep.model.shape;

import org.jspecify.annotations.NullMarked;
