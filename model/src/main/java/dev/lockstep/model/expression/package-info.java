/** Expressions of changes: a closed, total subset of CEL as a sealed algebra. */
@NullMarked
package dev.lockstep.model.expression;

import org.jspecify.annotations.NullMarked;
