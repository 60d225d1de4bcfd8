/** What the process that runs the engine provides: a log, checkpoints, controls, an audience. */
@NullMarked
package dev.lockstep.engine.host;

import org.jspecify.annotations.NullMarked;
