/**
 * The control plane as a process: {@link dev.lockstep.server.LockstepServer} starts and ends it.
 */
@NullMarked
package dev.lockstep.server;

import org.jspecify.annotations.NullMarked;
