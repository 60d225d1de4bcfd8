/**
 * Whether every document of one JSON Schema is a document of another.
 *
 * <p>{@link dev.lockstep.registry.schema.Schemas} is the door. Schemas of every dialect are read
 * into the formulas of {@link dev.lockstep.registry.formula}, and {@link
 * dev.lockstep.registry.proof} looks for a document that keeps to the old one and not to the new.
 */
@NullMarked
package dev.lockstep.registry.schema;

import org.jspecify.annotations.NullMarked;
