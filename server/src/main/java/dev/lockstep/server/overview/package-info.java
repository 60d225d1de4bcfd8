/**
 * The overview: what moves now in all environments, what was rolled back and why, and how runners
 * and the instances of services are, readable at one glance.
 *
 * <p>{@link dev.lockstep.server.overview.Overviews} makes it of four statements, whatever there is;
 * what gates say is what the driver of rollouts saw in its last turn. Who follows it is sent the
 * whole first and then {@link dev.lockstep.server.overview.Difference differences}.
 */
@NullMarked
package dev.lockstep.server.overview;

import org.jspecify.annotations.NullMarked;
