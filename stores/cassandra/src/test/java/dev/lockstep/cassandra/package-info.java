/**
 * How a real Cassandra behaves where the protocol of the engine relies on it.
 *
 * <p>The numbers (E1, E7) are those of the experiments behind the protocol; each test carries the
 * rule that follows from what it shows.
 */
@NullMarked
package dev.lockstep.cassandra;

import org.jspecify.annotations.NullMarked;
