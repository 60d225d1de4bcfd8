/** The tests every store must pass, the reference store and the hostile store. */
@NullMarked
package dev.lockstep.tck;

import org.jspecify.annotations.NullMarked;
