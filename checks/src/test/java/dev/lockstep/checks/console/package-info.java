/** The console in a real browser, on a server with services that share collections. */
@NullMarked
package dev.lockstep.checks.console;

import org.jspecify.annotations.NullMarked;
