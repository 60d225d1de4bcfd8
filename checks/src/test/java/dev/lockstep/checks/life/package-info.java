/** The life-cycle harness: every operation, forward, back, forward again, retired. */
@NullMarked
package dev.lockstep.checks.life;

import org.jspecify.annotations.NullMarked;
