/** The store of cells behaves as Cassandra was measured to. */
@NullMarked
package dev.lockstep.tck.cells;

import org.jspecify.annotations.NullMarked;
