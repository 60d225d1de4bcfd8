/**
 * The server, asked from the command line: one small client over REST that every verb with {@code
 * --server} shares.
 *
 * <p>{@link dev.lockstep.cli.remote.Server} sends a request and answers what came; a problem of the
 * server is shown with its own code and sentences, so it leads to the same exit code as the same
 * problem found here. The token is taken from {@code $LOCKSTEP_TOKEN}: a command line is seen by
 * others. {@link dev.lockstep.cli.remote.ServedRollouts} is what is asked of rollouts.
 */
@NullMarked
package dev.lockstep.cli.remote;

import org.jspecify.annotations.NullMarked;
