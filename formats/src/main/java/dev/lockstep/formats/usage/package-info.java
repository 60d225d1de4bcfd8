/**
 * Usages as files: what one service does with collections.
 *
 * <p>{@link dev.lockstep.formats.usage.UsageFile} reads one; its JSON Schema is {@code
 * usage.schema.json} beside these classes.
 */
@NullMarked
package dev.lockstep.formats.usage;

import org.jspecify.annotations.NullMarked;
