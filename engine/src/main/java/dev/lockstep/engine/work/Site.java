package dev.lockstep.engine.work;

import dev.lockstep.engine.host.Checkpoints;
import dev.lockstep.engine.host.Progress;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Store;

/**
 * Where one rollout's work is done, shared by all its pieces.
 *
 * @param parallelism how many ranges are worked on at once; with 1 everything runs in the caller's
 *     thread, in a repeatable order
 */
public record Site(
    Store store,
    Collection collection,
    Ranges ranges,
    Layout layout,
    Checkpoints checkpoints,
    Gate gate,
    Progress.Listener listener,
    int parallelism) {}
