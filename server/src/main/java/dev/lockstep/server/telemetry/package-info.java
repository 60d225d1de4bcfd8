/**
 * What instances report, and what gates are shown of it.
 *
 * <p>{@link dev.lockstep.server.telemetry.Admission} refuses what cannot be true; {@link
 * dev.lockstep.server.telemetry.Intake} gathers the rest in memory. Once a second it is written to
 * {@link dev.lockstep.server.telemetry.TrafficTable}, where the reports of all instances of a
 * service are one row for each window and path. A report that comes twice counts once. {@link
 * dev.lockstep.server.telemetry.Observer} answers from these rows what a gate asks for: windows of
 * both paths, comparisons, and who is silent. What is slow is fixed before a stage begins ({@link
 * dev.lockstep.server.telemetry.Thresholds}). Traffic is forgotten after two days.
 */
@NullMarked
package dev.lockstep.server.telemetry;

import org.jspecify.annotations.NullMarked;
