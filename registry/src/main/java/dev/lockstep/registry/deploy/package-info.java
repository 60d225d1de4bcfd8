/**
 * Whether a version of a service may go to an environment.
 *
 * <p>{@link dev.lockstep.registry.deploy.Readiness} holds its usage against the contract versions
 * that are live there, and against what the other live services say that they work with. What
 * nobody says is unknown, and never a yes.
 */
@NullMarked
package dev.lockstep.registry.deploy;

import org.jspecify.annotations.NullMarked;
