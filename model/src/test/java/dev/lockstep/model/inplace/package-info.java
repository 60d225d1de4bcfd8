/** The rules of two shapes in one document, one test each. */
@NullMarked
package dev.lockstep.model.inplace;

import org.jspecify.annotations.NullMarked;
