/** The laws of lenses under generated changes and documents. */
@NullMarked
package dev.lockstep.model.law;

import org.jspecify.annotations.NullMarked;
