/**
 * Stages: where a rollout stands, and the one table of legal moves.
 *
 * <p>{@link dev.lockstep.model.stage.Stage} names the stages, {@link
 * dev.lockstep.model.stage.StageTable} holds every legal {@link dev.lockstep.model.stage.Move} and
 * draws its own diagram, which {@code docs/stages.md} shows. Moving to {@link
 * dev.lockstep.model.stage.Stage#RETIRED} is the only point of no return; {@link
 * dev.lockstep.model.stage.Retirement} says which phases lie on which side of it. Freezing is not a
 * stage: a frozen rollout stays where it stands, and resumes there.
 *
 * <p>{@link dev.lockstep.model.stage.Conduct} is the one table of what services read and write at
 * each stage, drawn as {@code docs/sdk-stages.md}.
 */
@NullMarked
package dev.lockstep.model.stage;

import org.jspecify.annotations.NullMarked;
