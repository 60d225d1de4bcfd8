/**
 * Two shapes in one document: where each lives, how to look at either, and which one write keeps
 * them in agreement.
 *
 * <p>{@link dev.lockstep.model.inplace.Layout} answers views, {@link
 * dev.lockstep.model.inplace.Reconciler} decides writes for the engine and {@link
 * dev.lockstep.model.inplace.NewShapeWriter} for services. Everything is a function of the
 * document: no clock, no I/O. The rules are {@code docs/spec/in-place.md}.
 */
@NullMarked
package dev.lockstep.model.inplace;

import org.jspecify.annotations.NullMarked;
