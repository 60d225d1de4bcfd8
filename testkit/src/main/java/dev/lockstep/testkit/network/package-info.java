/**
 * The network as tests need it, on this machine only.
 *
 * <p>{@link dev.lockstep.testkit.network.FaultProxy} stands between a client and a server and
 * applies one {@link dev.lockstep.testkit.network.Fault} per direction. Holding or cutting only
 * what goes back to the client is how a test makes a write whose outcome nobody knows.
 */
@NullMarked
package dev.lockstep.testkit.network;

import org.jspecify.annotations.NullMarked;
