/**
 * Programs in processes of their own, so that a test can kill them as a machine would.
 *
 * <p>{@link dev.lockstep.testkit.process.JavaCommand} says what to start, {@link
 * dev.lockstep.testkit.process.ProcessUnderTest} starts it, waits for what it prints, kills or
 * pauses it, and never leaves it behind.
 */
@NullMarked
package dev.lockstep.testkit.process;

import org.jspecify.annotations.NullMarked;
