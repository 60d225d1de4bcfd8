/**
 * The house style where no compiler or formatter sees to it.
 *
 * <p>{@link dev.lockstep.checks.tidy.Repository} lists the files that git tracks or would; every
 * {@link dev.lockstep.checks.tidy.Rule} turns them into sentences about what is wrong. One test
 * shows that there are none, another that each rule reports what it is for.
 */
@NullMarked
package dev.lockstep.checks.tidy;

import org.jspecify.annotations.NullMarked;
