/**
 * Cassandra: the connection to one keyspace, its tables and their rows.
 *
 * <p>{@link dev.lockstep.cassandra.Address} is where a keyspace is, {@link
 * dev.lockstep.cassandra.Cluster} the connection to it, {@link dev.lockstep.cassandra.ServerErrors}
 * what its failures say. {@link dev.lockstep.cassandra.Tables} looks tables up and refuses some,
 * {@link dev.lockstep.cassandra.TableShape} holds the columns of one and makes keys, and {@link
 * dev.lockstep.cassandra.RowReader} reads rows with the times of their cells. {@link
 * dev.lockstep.cassandra.TableScan} goes through a table along the {@link
 * dev.lockstep.cassandra.Ring}, {@link dev.lockstep.cassandra.TableReader} finds rows by their
 * keys. {@link dev.lockstep.cassandra.Catalogue} is what the cluster says of a table, {@link
 * dev.lockstep.cassandra.ServerClock} its time.
 *
 * <p>What the engine owns is in {@link dev.lockstep.cassandra.OwnedTable}, written by {@link
 * dev.lockstep.cassandra.Transactions}; {@link dev.lockstep.cassandra.Columns} makes room for
 * fields in tables of the users. {@link dev.lockstep.cassandra.Obstacles} and {@link
 * dev.lockstep.cassandra.HealthReading} ask the {@link dev.lockstep.cassandra.Nodes} one by one.
 *
 * <p>{@link dev.lockstep.cassandra.CassandraStore} is the door, {@link
 * dev.lockstep.cassandra.CassandraTable} a table as the engine sees it, {@link
 * dev.lockstep.cassandra.RowDocument} a row of it. {@link dev.lockstep.cassandra.TableWriter} sends
 * what {@link dev.lockstep.cassandra.Mutations} make of a {@link
 * dev.lockstep.model.write.TimedWrite}.
 */
@NullMarked
package dev.lockstep.cassandra;

import org.jspecify.annotations.NullMarked;
