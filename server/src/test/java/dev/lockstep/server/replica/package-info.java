/** Several servers on one database. */
@NullMarked
package dev.lockstep.server.replica;

import org.jspecify.annotations.NullMarked;
