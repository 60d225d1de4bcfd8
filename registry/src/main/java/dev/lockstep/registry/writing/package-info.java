/**
 * Contracts as texts, from the model.
 *
 * <p>{@link dev.lockstep.registry.writing.ContractWriter} writes a contract as the ODCS document
 * that reads back as the same contract, with the {@link dev.lockstep.registry.writing.Meanings}
 * that people gave its elements. {@link dev.lockstep.registry.writing.Facets} gives what it would
 * write of one element, so that two elements can be compared in the words of contract files.
 */
@NullMarked
package dev.lockstep.registry.writing;

import org.jspecify.annotations.NullMarked;
