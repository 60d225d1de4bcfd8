/**
 * What a change means for each service: what it must do, by when, and how much can go wrong.
 *
 * <p>{@link dev.lockstep.registry.impact.Impact} is the whole of it, {@link
 * dev.lockstep.registry.impact.Risk} the arithmetic.
 */
@NullMarked
package dev.lockstep.registry.impact;

import org.jspecify.annotations.NullMarked;
