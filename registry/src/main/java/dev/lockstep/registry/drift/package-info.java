/**
 * How a store differs from what a contract promises of it: its documents, one by one, and its
 * catalogue.
 *
 * <p>{@link dev.lockstep.registry.drift.Drift} is given both and answers findings without any value
 * of a document. What a store did not tell is not called equal: it is unknown.
 */
@NullMarked
package dev.lockstep.registry.drift;

import org.jspecify.annotations.NullMarked;
