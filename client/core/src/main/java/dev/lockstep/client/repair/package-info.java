/**
 * Second writes that failed and are owed: {@link dev.lockstep.client.repair.RepairQueue} keeps them
 * in a file until {@link dev.lockstep.client.repair.Repairer} has brought the other side to what
 * the holder has. Only keys are kept, never documents.
 */
@NullMarked
package dev.lockstep.client.repair;

import org.jspecify.annotations.NullMarked;
