/**
 * Tells teams of their rollouts: signed letters to the webhooks that they subscribed.
 *
 * <p>{@link dev.lockstep.server.alert.Alerts} writes what is to be told in the transaction of what
 * happened, one row for each subscription, and {@link dev.lockstep.server.alert.Deliverer} sends it
 * afterwards: at least once, by whichever server takes it first, again after a growing pause, and
 * no more after a day. No step of a rollout waits for a receiver.
 */
@NullMarked
package dev.lockstep.server.alert;

import org.jspecify.annotations.NullMarked;
