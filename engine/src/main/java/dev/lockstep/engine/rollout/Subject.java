package dev.lockstep.engine.rollout;

import dev.lockstep.engine.verify.Oracle;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.inplace.Layout;

/**
 * The change that a rollout carries, compiled.
 *
 * @param fingerprint of what the change means, by which an altered file is noticed
 * @param oracle says what documents are in the new shape, without the lenses
 */
public record Subject(Change change, String fingerprint, Layout layout, Oracle oracle) {}
