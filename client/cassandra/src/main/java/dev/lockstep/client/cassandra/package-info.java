/**
 * The SDK over the Cassandra driver: {@link dev.lockstep.client.cassandra.SharedTable} runs one of
 * two statements, or both, as the stage asks.
 *
 * <p>Cassandra orders writes by time, so both statements of a write carry one: writers that
 * overtake each other between the two tables leave the same one last in both. A row whose second
 * write failed is copied later with the time that its first write had, and so never hides a write
 * that came after it.
 */
@NullMarked
package dev.lockstep.client.cassandra;

import org.jspecify.annotations.NullMarked;
