package dev.lockstep.model.stage;

/**
 * One legal move of a rollout from a stage to another.
 *
 * @param name the verb the journal and the diagram call it by
 * @param why when this move is made, as a clause
 */
public record Move(Stage from, Stage to, String name, String why) {}
