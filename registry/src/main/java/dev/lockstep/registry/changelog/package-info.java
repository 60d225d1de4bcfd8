/**
 * How contracts came to be what they are: their versions in order, what each changed, and which
 * step of the version number the rules ask for.
 *
 * <p>{@link dev.lockstep.registry.changelog.Changelog} makes {@link
 * dev.lockstep.registry.changelog.Release}s of {@link dev.lockstep.registry.changelog.Snapshot}s.
 */
@NullMarked
package dev.lockstep.registry.changelog;

import org.jspecify.annotations.NullMarked;
