/**
 * Which shape answers a read while reads move: a function of the record, the same in every service,
 * language and restart.
 *
 * <p>{@link dev.lockstep.model.routing.Buckets} puts a record key into one of 100,000 buckets,
 * {@link dev.lockstep.model.routing.Ramp} says which buckets read the new shape. The new shape
 * takes the low end, so a growing share only adds records, and a shrinking one takes back those
 * that came last. The rules and vectors for other languages are {@code docs/spec/routing.md}.
 */
@NullMarked
package dev.lockstep.model.routing;

import org.jspecify.annotations.NullMarked;
