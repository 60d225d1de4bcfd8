/**
 * MongoDB Extended JSON v2, the one JSON of the model.
 *
 * <p>{@link dev.lockstep.api.json.ExtendedJson} reads and writes values; {@link
 * dev.lockstep.api.json.DocumentLines} reads newline-delimited documents. What is written
 * canonically reads back equal, bit for bit. Two additions to the standard serve that promise: a
 * number whose bits have no text is written as {@code bits:} and hexadecimal digits, and a document
 * that would itself read as another type stands inside <code>{"$document": …}</code>.
 */
@NullMarked
package dev.lockstep.api.json;

import org.jspecify.annotations.NullMarked;
