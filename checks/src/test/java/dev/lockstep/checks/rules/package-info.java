/**
 * Every rule of the engine has a test that fails when the rule is taken out.
 *
 * <p>{@code docs/rules-of-the-engine.md} lists them: the sentence, the test named after it, and the
 * edit of the sources that takes the rule out. {@link dev.lockstep.checks.rules.Rules} makes one
 * edit after another and demands that the test fails each time. The tests of rules that need a
 * whole engine are here too; those of a smaller subject stand beside it.
 */
@NullMarked
package dev.lockstep.checks.rules;

import org.jspecify.annotations.NullMarked;
