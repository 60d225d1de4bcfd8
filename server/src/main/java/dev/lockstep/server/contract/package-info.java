/**
 * Versions of contracts as people read them: the dictionary of their collections, what differs
 * between two of them with what the rules say of it, and what serves their queries.
 */
@NullMarked
package dev.lockstep.server.contract;

import org.jspecify.annotations.NullMarked;
