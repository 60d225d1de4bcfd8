/**
 * Reading from Cassandra: the connection to one keyspace, and what its errors mean.
 *
 * <p>{@link dev.lockstep.cassandra.Address} is where a keyspace is, {@link
 * dev.lockstep.cassandra.Cluster} the connection to it, {@link dev.lockstep.cassandra.ServerErrors}
 * what its failures say. Nothing here writes, and no provider opens it for the engine yet.
 */
@NullMarked
package dev.lockstep.cassandra;

import org.jspecify.annotations.NullMarked;
