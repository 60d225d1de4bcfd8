/**
 * Changes with the contract versions that they tie.
 *
 * <p>{@link dev.lockstep.registry.step.Tying} finds the versions among those that are at hand,
 * {@link dev.lockstep.registry.step.TiedChange} is what checks, impacts and approvals are about.
 */
@NullMarked
package dev.lockstep.registry.step;

import org.jspecify.annotations.NullMarked;
