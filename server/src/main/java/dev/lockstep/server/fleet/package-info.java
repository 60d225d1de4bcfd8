/**
 * The instances of services: what they may act by, for how long, and what they have heard.
 *
 * <p>{@link dev.lockstep.server.fleet.Stages} holds what is published of each collection; {@link
 * dev.lockstep.server.fleet.Leases} gives instances the right to act by it and remembers the epoch
 * each has acknowledged. A lease is granted and a state is published in turns, so that no instance
 * is given a state that is left behind in the same moment. {@link
 * dev.lockstep.server.fleet.StageBoard} tells those who listen. What travels is {@code
 * docs/spec/control-plane.md}.
 */
@NullMarked
package dev.lockstep.server.fleet;

import org.jspecify.annotations.NullMarked;
