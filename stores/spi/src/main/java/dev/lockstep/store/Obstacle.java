package dev.lockstep.store;

/**
 * Something about a collection that a change could founder on.
 *
 * @param code a stable name in small letters with hyphens
 * @param forbids whether no change may be carried while it is there; otherwise it is to be known
 * @param why one sentence without document values
 * @param next what to do about it
 */
public record Obstacle(String code, boolean forbids, String why, String next) {}
