/** Faults planted in the transformer, each of which the verifier must find. */
@NullMarked
package dev.lockstep.checks.mutation;

import org.jspecify.annotations.NullMarked;
