/**
 * What an instance measures of its reads and writes: {@link dev.lockstep.client.telemetry.Measures}
 * counts distinct operations and their latencies in windows of 10 s, and {@link
 * dev.lockstep.client.telemetry.Reporter} sends each window once.
 *
 * <p>Counting allocates nothing, waits for nobody and holds at most so much: beyond the first
 * 24,576 operations of a window others are not counted, which leaves more than any gate asks for.
 * An operation is one kind of deed on one record by one path, however often it is tried: so one
 * record that a service tries again and again weighs once. A report that cannot be sent is dropped.
 *
 * <p>How hot keys are is told by tries. The set of operations that is held anyway has room for a
 * count beside each, so the most frequent keys are exact among what it holds, and no sketch with a
 * lock stands in the way of a read: a key that is a hundredth of all has been seen long before the
 * set is full. Distinct keys are a HyperLogLog, so that instances can be added up. Keys leave the
 * instance as the SHA-256 of a hash of 32 bits.
 */
@NullMarked
package dev.lockstep.client.telemetry;

import org.jspecify.annotations.NullMarked;
