/** The rules of compatibility: what one is, and the list of all. */
@NullMarked
package dev.lockstep.registry.rule;

import org.jspecify.annotations.NullMarked;
