/**
 * What is wrong with a change, all at once and before anything is touched.
 *
 * <p>{@link dev.lockstep.model.validation.Validation} answers findings as values; the file formats
 * add line and column.
 */
@NullMarked
package dev.lockstep.model.validation;

import org.jspecify.annotations.NullMarked;
