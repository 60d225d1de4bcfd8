/** Cells of a real Cassandra, there and back. */
@NullMarked
package dev.lockstep.cassandra.cell;

import org.jspecify.annotations.NullMarked;
