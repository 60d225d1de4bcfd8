/**
 * JSON with exact numbers, read strictly.
 *
 * <p>Schemas are compared by what their numbers are, not by what a double makes of them, and draft
 * 4 tells {@code 1} from {@code 1.0}; so a number keeps its decimal value and its form. A name that
 * occurs twice and values that nest too deep are refused with their place.
 */
@NullMarked
package dev.lockstep.registry.json;

import org.jspecify.annotations.NullMarked;
