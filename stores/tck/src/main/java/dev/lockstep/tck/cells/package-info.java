/**
 * A store of cells in memory, where time orders writes as in Cassandra.
 *
 * <p>{@link dev.lockstep.tck.cells.CellStore} holds tables of rows of cells: of two writes of a
 * cell the one with the later time wins, whatever comes last; deletes are tombstones that win at
 * equal times; cells expire; a column that was dropped never comes back; a set may be stored by its
 * parts, each a cell of its own. Services write through {@link dev.lockstep.tck.cells.CellClient},
 * at whatever time their clocks say. Collections of the engine's own are guarded, as with
 * lightweight transactions.
 */
@NullMarked
package dev.lockstep.tck.cells;

import org.jspecify.annotations.NullMarked;
