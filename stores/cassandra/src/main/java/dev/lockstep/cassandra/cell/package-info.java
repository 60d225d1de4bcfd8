/**
 * CQL cells as values, and back, without losing a bit.
 *
 * <p>{@link dev.lockstep.cassandra.cell.RowCodec} reads the rows of one table as documents, {@link
 * dev.lockstep.cassandra.cell.CellCodec} the cells of one type. A value does not say its CQL type;
 * the column's type, known from the table's metadata, does. What no value says exactly is kept as
 * its bytes, so that writing back what was read always gives the same bytes, and a value that would
 * be read back as another one is refused.
 */
@NullMarked
package dev.lockstep.cassandra.cell;

import org.jspecify.annotations.NullMarked;
