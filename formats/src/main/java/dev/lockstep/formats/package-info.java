/** The files people write, read with positions and turned into the model. */
@NullMarked
package dev.lockstep.formats;

import org.jspecify.annotations.NullMarked;
