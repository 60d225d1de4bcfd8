/**
 * The shared data as a whole: which collections are promised, which services read and write them,
 * and what a change touches of it.
 *
 * <p>{@link dev.lockstep.server.collection.Landscape} finds every collection of every published
 * contract with those who use it; all routes here read it and change nothing.
 */
@NullMarked
package dev.lockstep.server.collection;

import org.jspecify.annotations.NullMarked;
