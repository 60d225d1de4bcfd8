/** Carries a change near the data, with the journal beside it. */
@NullMarked
package dev.lockstep.runner;

import org.jspecify.annotations.NullMarked;
