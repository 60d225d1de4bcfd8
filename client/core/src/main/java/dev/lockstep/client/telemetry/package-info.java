/**
 * What an instance measures of its reads and writes: {@link dev.lockstep.client.telemetry.Measures}
 * counts distinct operations and their latencies in windows of 10 s, and {@link
 * dev.lockstep.client.telemetry.Reporter} sends each window once.
 *
 * <p>Counting allocates nothing, waits for nobody and holds at most so much: beyond the first
 * 24,576 operations of a window others are not counted, which leaves more than any gate asks for.
 * An operation is one kind of deed on one record by one path, however often it is tried: so one
 * record that a service tries again and again weighs once. A report that cannot be sent is dropped.
 */
@NullMarked
package dev.lockstep.client.telemetry;

import org.jspecify.annotations.NullMarked;
