package dev.lockstep.model.validation;

/**
 * One thing that is wrong with a change.
 *
 * @param operation the position of the operation in the change, counted from 0
 * @param argument the argument in question as the change file names it, such as {@code from} or,
 *     inside an {@code each}, {@code operations[1].from}; {@code when} for the guard
 * @param sentence what is wrong and what to do instead, without a full stop
 */
public record Finding(int operation, String argument, String sentence) {}
