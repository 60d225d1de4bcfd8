/**
 * The words and signs of CQL, which statements and definitions share.
 *
 * <p>{@link dev.lockstep.registry.cql.Tokens} reads a text token by token; where it cannot, a
 * {@link dev.lockstep.registry.cql.CqlException} says at which place. Names without quotes are in
 * lower case, as Cassandra takes them, and names in quotes are as they are.
 */
@NullMarked
package dev.lockstep.registry.cql;

import org.jspecify.annotations.NullMarked;
