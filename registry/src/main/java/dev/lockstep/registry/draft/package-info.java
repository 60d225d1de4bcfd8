/**
 * Contracts drafted from what a store tells of itself and from what was seen in its documents.
 *
 * <p>{@link dev.lockstep.registry.draft.DraftContract} writes a file that lint takes without
 * errors. It promises only what was seen of all documents; bounds and lists of values that somebody
 * has to decide on stand in comments.
 */
@NullMarked
package dev.lockstep.registry.draft;

import org.jspecify.annotations.NullMarked;
