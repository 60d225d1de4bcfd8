/**
 * The server's own database, SQLite or PostgreSQL: transactions, and decisions that are recorded in
 * the journal in the same transaction.
 */
@NullMarked
package dev.lockstep.server.database;

import org.jspecify.annotations.NullMarked;
