/**
 * What was seen in stored documents, beside what their contract declares: the living dictionary.
 *
 * <p>{@code lockstep drift --server} counts types, presence and differences near the data and sends
 * them here; no value of a document comes along.
 */
@NullMarked
package dev.lockstep.server.observation;

import org.jspecify.annotations.NullMarked;
