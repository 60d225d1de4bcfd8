/**
 * Documents for the demo: generated ones, those of a file, and values like those they hold.
 *
 * <p>{@link dev.lockstep.demo.data.BsonForm} is the one place where the driver's documents and the
 * model's meet.
 */
@NullMarked
package dev.lockstep.demo.data;

import org.jspecify.annotations.NullMarked;
