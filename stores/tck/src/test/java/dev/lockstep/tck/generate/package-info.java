/** What the generators draw, and that they repeat it. */
@NullMarked
package dev.lockstep.tck.generate;

import org.jspecify.annotations.NullMarked;
