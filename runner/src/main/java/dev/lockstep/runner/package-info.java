/**
 * Carries changes near the data: the process that holds the credentials, from the command line
 * alone.
 *
 * <p>{@link dev.lockstep.runner.Runner} is the door. {@link dev.lockstep.runner.Runner#carry} locks
 * a change, opens its store, gives the engine a journal, checkpoints, requests and an audience, and
 * answers a {@link dev.lockstep.runner.Carrying}. Everything that is remembered lies in one {@link
 * dev.lockstep.runner.StateFolder state folder}; credentials never do.
 */
@NullMarked
package dev.lockstep.runner;

import org.jspecify.annotations.NullMarked;
