/**
 * What differs between two versions of contracts, element by element, without judging it.
 *
 * <p>{@link dev.lockstep.registry.difference.Differences} finds every {@link
 * dev.lockstep.registry.difference.Difference}: an element is the same one by its id, whatever it
 * is called and wherever it stands. Whether a difference breaks anybody is for the rules to say.
 */
@NullMarked
package dev.lockstep.registry.difference;

import org.jspecify.annotations.NullMarked;
