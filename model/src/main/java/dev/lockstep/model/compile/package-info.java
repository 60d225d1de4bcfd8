/**
 * From a change to its lenses.
 *
 * <p>{@link dev.lockstep.model.compile.CompiledChange} is the door. Each operation becomes a lens
 * of its own that keeps originals where its inverse falls short; lenses compose in sequence;
 * operations that share a path become one component.
 */
@NullMarked
package dev.lockstep.model.compile;

import org.jspecify.annotations.NullMarked;
