/**
 * What a store must do for the engine, and what it may decline.
 *
 * <p>{@link dev.lockstep.store.Store} and {@link dev.lockstep.store.Collection} are the whole door:
 * ranges and scans, guarded writes with outcomes as values, a change feed, indexes, health. {@link
 * dev.lockstep.store.Survey} is the door of those who only look. What a store cannot do it leaves
 * out of its {@link dev.lockstep.store.Capability capabilities} and refuses when asked; the test
 * kit proves both.
 */
@NullMarked
package dev.lockstep.store;

import org.jspecify.annotations.NullMarked;
