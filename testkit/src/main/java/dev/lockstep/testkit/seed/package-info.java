/**
 * Cases generated from a seed.
 *
 * <p>A test annotated with {@link dev.lockstep.testkit.seed.SeededTest} runs once per seed and gets
 * a random generator as its parameter; {@link dev.lockstep.testkit.seed.Seeds} does the same in a
 * loop, for thousands of small cases. Seeds are consecutive numbers from 1, so that a build is
 * repeatable; a failure names its seed. Three system properties change which seeds run:
 *
 * <ul>
 *   <li>{@code lockstep.seed=N}: only seed N, to replay a failure
 *   <li>{@code lockstep.cases=N}: N seeds instead of what the test asks for
 *   <li>{@code lockstep.seed.from=N}: begin at seed N, to explore
 * </ul>
 */
@NullMarked
package dev.lockstep.testkit.seed;

import org.jspecify.annotations.NullMarked;
