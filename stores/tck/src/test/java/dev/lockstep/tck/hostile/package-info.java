/** What goes wrong in a hostile world, and what never does. */
@NullMarked
package dev.lockstep.tck.hostile;

import org.jspecify.annotations.NullMarked;
