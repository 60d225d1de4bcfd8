/**
 * The contract of stores that order writes by time, for the tables of their users: such a store is
 * certified by a test class that implements {@link dev.lockstep.tck.timed.TimedContract} and says
 * how to reach it, beside one for the collections that the engine owns there.
 *
 * <p>Each subject is one interface whose tests are its default methods. A store that is certified
 * here checks no guards ({@code GUARDED_WRITES}) and has no free fields ({@code FREE_FIELDS}): the
 * latest write of a cell wins, whatever comes last, and fields need room first. Every test runs on
 * a table of its own, whose services write at whatever times the test says.
 */
@NullMarked
package dev.lockstep.tck.timed;

import org.jspecify.annotations.NullMarked;
