/**
 * What all commands share: how they are run, their common options, and how words become values.
 *
 * <p>{@link dev.lockstep.cli.verb.Verb} turns an answer or a problem into output and an exit code;
 * {@link dev.lockstep.cli.verb.WrongUsage} says what is wrong with an argument and names the
 * nearest right one.
 */
@NullMarked
package dev.lockstep.cli.verb;

import org.jspecify.annotations.NullMarked;
