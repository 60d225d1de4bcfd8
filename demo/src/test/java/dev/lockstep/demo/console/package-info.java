/** The console in a real browser, on a server with services that share collections. */
@NullMarked
package dev.lockstep.demo.console;

import org.jspecify.annotations.NullMarked;
