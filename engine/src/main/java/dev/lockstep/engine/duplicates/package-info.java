/**
 * Duplicates under a unique index that is not built yet, found in bounded memory.
 *
 * <p>{@link dev.lockstep.engine.duplicates.DuplicateSearch} is given every document in the shape
 * the index will see. It keeps 64 bits of each entry's digest, sorted in runs on disk beyond 8 MiB,
 * and confirms what occurs twice in a second pass by all bits.
 */
@NullMarked
package dev.lockstep.engine.duplicates;

import org.jspecify.annotations.NullMarked;
