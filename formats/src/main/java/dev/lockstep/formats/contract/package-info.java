/**
 * Contracts as files: ODCS documents of version 3.0, 3.1 and 3.2, with what is particular to NoSQL
 * in a custom property named {@code nosql}.
 *
 * <p>{@link dev.lockstep.formats.contract.ContractFile} reads one. Content that Lockstep does not
 * know is kept, since the bytes of the file are; only inside {@code nosql}, whose JSON Schema is
 * {@code nosql.schema.json} beside these classes, an unknown name is a mistake. Files are never
 * written anew from the model.
 */
@NullMarked
package dev.lockstep.formats.contract;

import org.jspecify.annotations.NullMarked;
