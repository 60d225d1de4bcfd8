package dev.lockstep.engine.rollout;

/**
 * Whether documents could be taken back as they are.
 *
 * @param looked how many were looked at
 * @param stranded how many of them hold values that the old shape has no place for
 */
public record ReturnReport(long looked, long stranded) {}
