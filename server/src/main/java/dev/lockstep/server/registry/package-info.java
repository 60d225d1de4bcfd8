/**
 * What is published: contracts, usages, changes, plans of rollouts and the policy, as the bytes of
 * their files.
 *
 * <p>{@link dev.lockstep.server.registry.Publishing} lets files in: read by the readers of the
 * command line, allowed by the caller's grants, held against the rules of the checker by {@link
 * dev.lockstep.server.registry.Door}. {@link dev.lockstep.server.registry.Library} gives them to
 * whoever decides by them.
 */
@NullMarked
package dev.lockstep.server.registry;

import org.jspecify.annotations.NullMarked;
