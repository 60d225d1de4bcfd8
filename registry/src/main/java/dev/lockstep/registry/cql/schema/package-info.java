/**
 * Definitions of CQL as promises about collections: tables, types, indexes and views, with what
 * altered them.
 *
 * <p>{@link dev.lockstep.registry.cql.schema.Definitions} reads a file such as {@code DESCRIBE
 * KEYSPACE} answers. What no contract can say, and what is not understood, is a remark with its
 * place and never left out in silence; options that only say how a table is stored are left out.
 */
@NullMarked
package dev.lockstep.registry.cql.schema;

import org.jspecify.annotations.NullMarked;
