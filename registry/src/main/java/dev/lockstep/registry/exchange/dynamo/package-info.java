/**
 * Models of DynamoDB tables as drafts of contracts: those of NoSQL Workbench and of OneTable.
 *
 * <p>Each kind of item in a table is a collection of its own, told from others by its key templates
 * or by a field that names its kind.
 */
@NullMarked
package dev.lockstep.registry.exchange.dynamo;

import org.jspecify.annotations.NullMarked;
