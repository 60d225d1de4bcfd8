/**
 * What gates are shown.
 *
 * <p>{@link dev.lockstep.server.evidence.Figures} is the door for what clients report and what
 * others are asked for. What people, runners and tests say is kept in {@link
 * dev.lockstep.server.evidence.Answers} and {@link dev.lockstep.server.evidence.TestResults}.
 * {@link dev.lockstep.server.evidence.Evidence} puts both together as observations for the judge;
 * what nobody said is missing there, and what is missing holds.
 */
@NullMarked
package dev.lockstep.server.evidence;

import org.jspecify.annotations.NullMarked;
