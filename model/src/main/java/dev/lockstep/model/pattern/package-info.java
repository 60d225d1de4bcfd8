/**
 * Patterns of text that are decided in time linear in the text, whatever the pattern.
 *
 * <p>{@link dev.lockstep.model.pattern.TextPattern} takes the part of RE2's syntax that real
 * changes use; what would need backtracking (back references, looking around) is not in it.
 */
@NullMarked
package dev.lockstep.model.pattern;

import org.jspecify.annotations.NullMarked;
