/** A clock that moves only when a test moves it. */
@NullMarked
package dev.lockstep.testkit.time;

import org.jspecify.annotations.NullMarked;
