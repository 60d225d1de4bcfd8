/** The commands that look around, on real engines: what they find, and that they write nothing. */
@NullMarked
package dev.lockstep.checks.discovery;

import org.jspecify.annotations.NullMarked;
