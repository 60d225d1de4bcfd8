/** Bounds of work that are counted in steps, so that the same question has the same answer. */
@NullMarked
package dev.lockstep.registry.budget;

import org.jspecify.annotations.NullMarked;
