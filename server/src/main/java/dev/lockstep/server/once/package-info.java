/** Requests that are done once, however often they come. */
@NullMarked
package dev.lockstep.server.once;

import org.jspecify.annotations.NullMarked;
