/**
 * The door to templates of any language: what one uses, what serves it, and what it becomes under a
 * change.
 *
 * <p>{@link dev.lockstep.registry.query.language.Query} is a template over a collection. A language
 * that nothing reads yet has one gap, and every answer about it is unknown or impossible.
 */
@NullMarked
package dev.lockstep.registry.query.language;

import org.jspecify.annotations.NullMarked;
