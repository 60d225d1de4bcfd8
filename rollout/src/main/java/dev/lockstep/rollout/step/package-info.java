/**
 * The next step of a rollout, as a value.
 *
 * <p>{@link dev.lockstep.rollout.step.Steps} is a function of plan, state and moment; whoever hosts
 * a rollout performs the {@link dev.lockstep.rollout.step.NextStep} and records it together with
 * {@link dev.lockstep.rollout.step.RolloutState#after}. A person who asks for a rollback and a gate
 * that trips get the same step from the same code.
 *
 * <p>Every step that clients must learn of begins a new epoch. The rollout goes forward only when
 * every client with a live lease has acknowledged the epoch before, so that no two of them are ever
 * more than one move apart. The way back waits for nobody: between {@code shadow-read} and {@code
 * new-primary} both shapes are written whoever reads which. Taking the new shape away has two
 * epochs: in the first nobody reads it, and only when all have heard of that does the second say
 * that nobody writes it any more.
 */
@NullMarked
package dev.lockstep.rollout.step;

import org.jspecify.annotations.NullMarked;
