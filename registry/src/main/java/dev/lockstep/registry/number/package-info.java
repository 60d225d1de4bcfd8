/** Decimal numbers that are exact, and what is not computed because it would be too large. */
@NullMarked
package dev.lockstep.registry.number;

import org.jspecify.annotations.NullMarked;
