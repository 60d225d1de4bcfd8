/**
 * The SDK inside services, for any store: {@link dev.lockstep.client.Lockstep} connects to the
 * control plane, and {@link dev.lockstep.client.SharedCollection} reads and writes as the stage of
 * the rollout asks.
 *
 * <p>A service hands over two ways to do each thing, one for each shape, and the SDK decides which
 * is called, in which order, and what becomes of a second write that fails. What it does at each
 * stage is {@code docs/sdk-stages.md}.
 */
@NullMarked
package dev.lockstep.client;

import org.jspecify.annotations.NullMarked;
