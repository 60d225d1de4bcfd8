/**
 * Values and documents to test with: hand-picked awkward ones, and endless generated ones.
 *
 * <p>{@link dev.lockstep.tck.generate.Samples} lists for every BSON type the values that programs
 * get wrong; {@link dev.lockstep.tck.generate.Lookalike} pairs values that many comparisons
 * confuse. The generators draw from a {@link java.util.random.RandomGenerator} they are given and
 * from nothing else, so a seed repeats what they made.
 */
@NullMarked
package dev.lockstep.tck.generate;

import org.jspecify.annotations.NullMarked;
