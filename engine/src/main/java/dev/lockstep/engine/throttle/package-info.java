/**
 * The throttle: may the next batch begin, how large may it be, and if not, why.
 *
 * <p>{@link dev.lockstep.engine.throttle.Throttle} answers a {@link
 * dev.lockstep.engine.throttle.Pace} before each batch and is told afterwards how long it took.
 * Signals stop the work for a while or altogether, each with a sentence: the store's health against
 * a soft and a critical limit, a count on the store, a URL of the user's. Otherwise a rate, a
 * proportional pause and the observed latency decide size and pause. Every knob is in {@link
 * dev.lockstep.engine.throttle.ThrottleSettings} and can be read and turned while work goes on.
 */
@NullMarked
package dev.lockstep.engine.throttle;

import org.jspecify.annotations.NullMarked;
