/**
 * The {@code lockstep} command: carries a change through its stages from the command line alone.
 *
 * <p>{@link dev.lockstep.cli.LockstepCommand} puts the commands together; {@code look} holds those
 * that only look, {@code act} those that work on a store.
 */
@NullMarked
package dev.lockstep.cli;

import org.jspecify.annotations.NullMarked;
