/**
 * What the control plane and the SDK tell each other, as values and as JSON.
 *
 * <p>{@link dev.lockstep.api.wire.WireJson} reads and writes every body of {@code
 * docs/spec/control-plane.md}: both ends use it, so neither can mean something else. A value
 * refuses what the page does not allow when it is made, whoever makes it; so what was read is
 * within all bounds. Fields that are not known are passed over, those that are missing are refused.
 */
@NullMarked
package dev.lockstep.api.wire;

import org.jspecify.annotations.NullMarked;
