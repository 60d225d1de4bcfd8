/**
 * Leases: at most one engine works on a collection, and none works past its deadline.
 *
 * <p>{@link dev.lockstep.engine.lease.Leases} keeps one document for each collection in {@code
 * lockstep_leases} of the store itself: which change is open there, who carries it, under which
 * epoch, and until when by the store's clock. All of its writes are guarded by what was read, so
 * that of two contenders one wins; a write with an unknown outcome is read again and decided.
 * Taking over needs the deadline to have passed, or the holder to be proven dead, and always begins
 * a higher epoch. The document outlives the process: it refuses a second change on the same
 * collection until the first is rolled back or retired.
 */
@NullMarked
package dev.lockstep.engine.lease;

import org.jspecify.annotations.NullMarked;
