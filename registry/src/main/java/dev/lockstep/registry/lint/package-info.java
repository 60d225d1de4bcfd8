/**
 * Lint: what is wrong or careless in contracts and usages that can be read.
 *
 * <p>{@link dev.lockstep.registry.lint.Lint} looks at all files at once, since a usage is held to
 * the contract it names. Every rule is an entry of {@link dev.lockstep.registry.lint.LintRule},
 * with a stable code, a level and its line of {@code docs/lint.md}. Pure: the date of today is an
 * argument.
 */
@NullMarked
package dev.lockstep.registry.lint;

import org.jspecify.annotations.NullMarked;
