/** The order of keys against BSON's rules. */
@NullMarked
package dev.lockstep.tck.key;

import org.jspecify.annotations.NullMarked;
