/**
 * What the engine asks of the process that runs it, answered by the journal's file: log,
 * checkpoints, requests and progress of one change.
 */
@NullMarked
package dev.lockstep.runner.host;

import org.jspecify.annotations.NullMarked;
