/**
 * Whatever the server asks or tells the outside world goes through {@link
 * dev.lockstep.server.outward.Outward}.
 *
 * <p>The addresses come from others: from plans, from teams. So a {@link
 * dev.lockstep.server.outward.Destination} is taken only in one plain form; its name is resolved
 * once, every address it has must be {@link dev.lockstep.server.outward.Reachable}, and the
 * connection goes to the very addresses that were looked at. Nothing is followed: no redirect, no
 * proxy, no cookie. Time and size of every answer are bounded by {@link
 * dev.lockstep.server.outward.Limits}.
 */
@NullMarked
package dev.lockstep.server.outward;

import org.jspecify.annotations.NullMarked;
