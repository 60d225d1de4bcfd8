/**
 * Templates of CQL 3: statements that read and write rows, and batches of them.
 *
 * <p>{@link dev.lockstep.registry.query.cql.CqlQuery} reads one, {@link
 * dev.lockstep.registry.query.cql.CqlRewriter} carries it over a change and {@link
 * dev.lockstep.registry.query.cql.CqlPlanner} says what of the table's keys and indexes serves it,
 * and what Cassandra 5 refuses. A statement is the list of what it does with columns, each with its
 * place in the text, so that a rewritten statement is the same text but for the names and values
 * that change.
 */
@NullMarked
package dev.lockstep.registry.query.cql;

import org.jspecify.annotations.NullMarked;
