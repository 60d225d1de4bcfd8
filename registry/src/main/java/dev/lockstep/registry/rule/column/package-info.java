/**
 * Rules about tables with columns: what Cassandra refuses to alter, and what depends on a column.
 *
 * <p>They say what the engine does, beside the rules that say what it means for readers; no
 * evidence about services makes an engine do what it refuses.
 */
@NullMarked
package dev.lockstep.registry.rule.column;

import org.jspecify.annotations.NullMarked;
