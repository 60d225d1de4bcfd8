/**
 * Looks for a value that keeps to some formulas and not to others, and proves where there is none.
 *
 * <p>{@link dev.lockstep.registry.proof.Search} is the door. It may leave out what it does not
 * understand, which only makes room for more values: that there is none stays true. A value found
 * is shown to {@link dev.lockstep.registry.formula.Evaluation} before it counts.
 */
@NullMarked
package dev.lockstep.registry.proof;

import org.jspecify.annotations.NullMarked;
