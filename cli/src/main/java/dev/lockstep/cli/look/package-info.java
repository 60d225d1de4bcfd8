/** Commands that look and change nothing: validate, status, why, journal. None needs a store. */
@NullMarked
package dev.lockstep.cli.look;

import org.jspecify.annotations.NullMarked;
