/**
 * Windows: what the old and the new path did, counted in disjoint spans of time.
 *
 * <p>A {@link dev.lockstep.rollout.window.Series} of windows is all that a check knows of the
 * traffic. What is counted are distinct operations, never attempts: retries of one failing
 * operation are one event, or bursts of them would pass for harm. A {@link
 * dev.lockstep.rollout.window.History} is what was counted of past traffic.
 */
@NullMarked
package dev.lockstep.rollout.window;

import org.jspecify.annotations.NullMarked;
