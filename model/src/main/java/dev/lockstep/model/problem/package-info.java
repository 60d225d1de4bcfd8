/** Problems: what a caller cannot weigh as a value, said in one sentence with a stable code. */
@NullMarked
package dev.lockstep.model.problem;

import org.jspecify.annotations.NullMarked;
