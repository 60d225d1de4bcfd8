/** Writes as data: assertions, edits, and the guarded write that joins them. */
@NullMarked
package dev.lockstep.model.write;

import org.jspecify.annotations.NullMarked;
