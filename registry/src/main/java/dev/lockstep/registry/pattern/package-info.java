/**
 * Patterns as JSON Schema writes them (ECMA 262, searched without anchors, over code points),
 * followed in all ways at once, and the search for a text that some find and others do not.
 *
 * <p>{@link dev.lockstep.registry.pattern.TextSearch} decides whether such a text exists by walking
 * the product of the patterns' automata, made as they are needed. What would need backtracking
 * (looking around, back references) is not taken; a schema that uses it stays undecided there.
 */
@NullMarked
package dev.lockstep.registry.pattern;

import org.jspecify.annotations.NullMarked;
