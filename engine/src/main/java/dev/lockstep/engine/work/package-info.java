/**
 * Work on documents: passes over all of them, following live writes, settling each.
 *
 * <p>{@link dev.lockstep.engine.work.Settler} is the heart: decide, write under guard, read again.
 * {@link dev.lockstep.engine.work.RangePass} brings it every document once, {@link
 * dev.lockstep.engine.work.Sync} those that live writes touch. {@link
 * dev.lockstep.engine.work.Gate} stands before every batch.
 */
@NullMarked
package dev.lockstep.engine.work;

import org.jspecify.annotations.NullMarked;
