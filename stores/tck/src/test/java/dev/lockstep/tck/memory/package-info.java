/** What the memory store does beyond the contract of every store. */
@NullMarked
package dev.lockstep.tck.memory;

import org.jspecify.annotations.NullMarked;
