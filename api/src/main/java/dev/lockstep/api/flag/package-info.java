/**
 * Collections as flags: what OpenFeature is told of them, by the provider inside a Java service and
 * by the server over OFREP, in the same words.
 *
 * <p>The flag is called as the collection. Its variant, and its value as text, is the shape that
 * answers a read of the record: {@code old} or {@code new}. The targeting key is the record's key
 * as text, an empty one is none; the attributes {@code cohort} and {@code region} are its traits.
 * What decides is {@link dev.lockstep.model.stage.Conduct} and, at the stage {@code ramp}, {@link
 * dev.lockstep.model.routing.Ramp}.
 */
@NullMarked
package dev.lockstep.api.flag;

import org.jspecify.annotations.NullMarked;
