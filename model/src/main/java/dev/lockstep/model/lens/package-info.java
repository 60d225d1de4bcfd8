/**
 * Lenses: what operations compile to.
 *
 * <p>{@link dev.lockstep.model.lens.Lens} states the laws. A change compiles to {@link
 * dev.lockstep.model.lens.Component components}, one lens each.
 */
@NullMarked
package dev.lockstep.model.lens;

import org.jspecify.annotations.NullMarked;
