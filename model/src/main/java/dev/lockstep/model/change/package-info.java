/** Changes and their operations, as data. */
@NullMarked
package dev.lockstep.model.change;

import org.jspecify.annotations.NullMarked;
