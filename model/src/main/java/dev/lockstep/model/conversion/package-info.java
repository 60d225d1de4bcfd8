/**
 * Conversions of values between types, exact or not at all.
 *
 * <p>{@link dev.lockstep.model.conversion.Conversion} is the door; {@code
 * docs/operations/convert.md} has the table.
 */
@NullMarked
package dev.lockstep.model.conversion;

import org.jspecify.annotations.NullMarked;
