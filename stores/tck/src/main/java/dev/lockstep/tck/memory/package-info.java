/**
 * The reference store: everything the store door promises, in memory, by the letter.
 *
 * <p>{@link dev.lockstep.tck.memory.MemoryStore} takes its clock and limits from {@link
 * dev.lockstep.tck.memory.MemorySettings}; it never reads another clock, starts no thread and draws
 * no random number, so a simulation that drives it is repeatable. Where the door leaves a choice it
 * behaves as MongoDB does. Documents live in one ordered map per collection; one lock guards the
 * whole store.
 */
@NullMarked
package dev.lockstep.tck.memory;

import org.jspecify.annotations.NullMarked;
