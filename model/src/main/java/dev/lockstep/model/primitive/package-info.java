/**
 * The operations of the language, each as a pair of functions between two shapes.
 *
 * <p>A {@link dev.lockstep.model.primitive.Primitive} knows how to apply itself and how to invert
 * itself from the new document alone. It need not invert exactly: whoever composes primitives
 * compares, and keeps the originals of the few documents for which the inverse falls short.
 */
@NullMarked
package dev.lockstep.model.primitive;

import org.jspecify.annotations.NullMarked;
