/**
 * The work that runners do near the data: {@link dev.lockstep.server.order.Orders} tells them what
 * each rollout needs while it stands where it stands, and makes answers of its checks of what they
 * say. A runner asks, the server never calls one: credentials of stores stay with the runner, and
 * so does its network.
 */
@NullMarked
package dev.lockstep.server.order;

import org.jspecify.annotations.NullMarked;
