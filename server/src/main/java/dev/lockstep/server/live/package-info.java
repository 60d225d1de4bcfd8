/**
 * What the live page of one rollout draws beside {@link dev.lockstep.server.rollout.RolloutView}:
 * what both paths did over time, who has acknowledged the epoch, and what rolling back would do.
 */
@NullMarked
package dev.lockstep.server.live;

import org.jspecify.annotations.NullMarked;
