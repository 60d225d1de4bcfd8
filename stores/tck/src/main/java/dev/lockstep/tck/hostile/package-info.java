/**
 * The hostile store: the reference store behind everything that can go wrong between an engine and
 * a database, under one seed.
 *
 * <p>One {@link dev.lockstep.tck.hostile.HostileWorld} holds what several engines share: the store
 * in memory, virtual time, the draws, the count of calls and their trace. Each engine gets a door
 * of its own, a {@link dev.lockstep.tck.hostile.HostileStore} under its name. A simulation is
 * single-threaded: before every call the world runs its {@link dev.lockstep.tck.hostile.Hook},
 * which is where live writers write and other engines go on, so a seed decides the whole
 * interleaving. Only what the store door allows happens: a lost answer is {@code Unknown}, never a
 * wrong one; events come late, twice or mixed, but in order per key; lost events are a gap.
 */
@NullMarked
package dev.lockstep.tck.hostile;

import org.jspecify.annotations.NullMarked;
