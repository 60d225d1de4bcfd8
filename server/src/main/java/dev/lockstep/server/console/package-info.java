/** The console, as the page and the files that browsers load. */
@NullMarked
package dev.lockstep.server.console;

import org.jspecify.annotations.NullMarked;
