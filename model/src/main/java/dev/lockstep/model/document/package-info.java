/**
 * Documents and their values, kept exactly as the store holds them.
 *
 * <p>{@link dev.lockstep.model.document.Value} is a closed set of variants with BSON's types;
 * {@link dev.lockstep.model.document.Document} is an ordered set of named values. Nothing here
 * converts, rounds or normalises: what equals by this package's {@code equals} is the same content,
 * bit for bit.
 */
@NullMarked
package dev.lockstep.model.document;

import org.jspecify.annotations.NullMarked;
