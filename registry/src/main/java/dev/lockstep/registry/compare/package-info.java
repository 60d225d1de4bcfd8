/** Two versions of a contract beside each other: what became of each place. */
@NullMarked
package dev.lockstep.registry.compare;

import org.jspecify.annotations.NullMarked;
