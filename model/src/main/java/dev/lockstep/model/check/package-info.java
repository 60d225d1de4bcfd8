/**
 * The second opinion: what a change makes of a document, by code that shares nothing with the
 * lenses.
 *
 * <p>{@link dev.lockstep.model.check.Interpreter} performs the operations one after another on a
 * mutable copy, slowly and plainly. A verifier compares what it answers with what the lenses wrote;
 * a mistake would have to be made twice, in two different ways, to stay unseen. Nothing here may
 * use the packages {@code compile}, {@code primitive}, {@code slot}, {@code template} or {@code
 * conversion}.
 */
@NullMarked
package dev.lockstep.model.check;

import org.jspecify.annotations.NullMarked;
