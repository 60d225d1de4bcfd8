/**
 * JSON Schemas and MongoDB's validators as drafts of contracts, and contracts as schemas.
 *
 * <p>{@link dev.lockstep.registry.exchange.schema.SchemaReader} turns one schema into one {@link
 * dev.lockstep.model.shape.Node}. Where a contract cannot say what the schema says, the draft lets
 * in more, and a remark names the place. {@link dev.lockstep.registry.exchange.schema.SchemaWriter}
 * goes the other way; what a schema cannot say is listed as a loss.
 */
@NullMarked
package dev.lockstep.registry.exchange.schema;

import org.jspecify.annotations.NullMarked;
