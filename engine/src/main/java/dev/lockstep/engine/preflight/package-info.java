/**
 * Preflight: what a change will meet in the data, found by reading only.
 *
 * <p>{@link dev.lockstep.engine.preflight.Preflight} carries documents over in memory, operation by
 * operation, and answers a {@link dev.lockstep.engine.preflight.PreflightReport}: what cannot be
 * carried, what stands in the way, what would be too large, which unique index the transformed
 * documents contradict, how many go back and how, and about how long it takes. Findings name keys
 * and paths, never values.
 *
 * <p>Memory is bounded whatever the collection holds: counters by operation and path, five example
 * keys for each, a histogram of fixed size, at most 1000 known paths, and for each unique index 8
 * MiB beside sorted runs on disk.
 */
@NullMarked
package dev.lockstep.engine.preflight;

import org.jspecify.annotations.NullMarked;
