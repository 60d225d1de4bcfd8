/** Paths into documents: their notation, their prefixes, and where they overlap. */
@NullMarked
package dev.lockstep.model.path;

import org.jspecify.annotations.NullMarked;
