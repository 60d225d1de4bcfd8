/**
 * Forecasts: whether the gates of a plan can pass at today's traffic, and when, told before the
 * start.
 */
@NullMarked
package dev.lockstep.rollout.forecast;

import org.jspecify.annotations.NullMarked;
