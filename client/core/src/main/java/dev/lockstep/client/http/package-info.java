/**
 * The control plane over HTTP: {@link dev.lockstep.client.http.HttpStageSource} asks for leases and
 * listens for stages as {@code docs/spec/control-plane.md} says.
 *
 * <p>States come on three ways that know nothing of each other: the answers to renewals, the stream
 * of events, and a poll beside it. None ends another, and a state that comes twice or late changes
 * nothing. Every call has a deadline, every answer a largest size, every retry a pause that grows
 * to a limit; redirects are not followed, so that the token goes nowhere else.
 */
@NullMarked
package dev.lockstep.client.http;

import org.jspecify.annotations.NullMarked;
