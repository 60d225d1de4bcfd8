/**
 * Where the paths of templates lead under a change, whatever language the templates are in.
 *
 * <p>{@link dev.lockstep.registry.query.trail.Trails} follows a path through the operations and
 * answers a {@link dev.lockstep.registry.query.trail.Trail}: the new place and what became of the
 * values, or the reason why nobody can tell.
 */
@NullMarked
package dev.lockstep.registry.query.trail;

import org.jspecify.annotations.NullMarked;
