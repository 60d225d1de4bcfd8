/**
 * Tables of Cassandra for the demo: documents made flat and typed, and the table as services of CQL
 * use it.
 *
 * <p>Nothing here uses the adapter of the store: {@link dev.lockstep.demo.table.CqlForm} is the one
 * place where the driver's values and the model's meet.
 */
@NullMarked
package dev.lockstep.demo.table;

import org.jspecify.annotations.NullMarked;
