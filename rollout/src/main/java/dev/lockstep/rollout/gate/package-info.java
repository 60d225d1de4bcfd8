/**
 * Gates: what must be shown before a rollout goes on, and what sends it back.
 *
 * <p>A {@link dev.lockstep.rollout.gate.Gate} names its {@link dev.lockstep.rollout.gate.Check}s
 * and rules. At every look the {@link dev.lockstep.rollout.gate.Judge} brings each {@link
 * dev.lockstep.rollout.gate.Observation} to a {@link dev.lockstep.rollout.gate.Verdict}: passed,
 * failed, inconclusive or errored. All required checks together let a rollout advance; any one of
 * them trips. What is missing holds and never passes. The judge does nothing about its verdicts:
 * that is for {@link dev.lockstep.rollout.step}.
 *
 * <p>A check trips <em>softly</em> when harm is shown by evidence that needs neither of its two
 * worst windows, and the last three windows all lie above the margin. A disturbance shorter than a
 * window touches at most two of them, so that no single one can trip. It trips <em>hard</em>, and
 * faster, when three half windows each show a ratio above five by themselves.
 */
@NullMarked
package dev.lockstep.rollout.gate;

import org.jspecify.annotations.NullMarked;
