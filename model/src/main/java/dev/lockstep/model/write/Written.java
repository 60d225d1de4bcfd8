package dev.lockstep.model.write;

import java.util.OptionalInt;

/**
 * One write of one cell.
 *
 * @param micros its time in microseconds since 1970, by the clock of whoever wrote it
 * @param ttlSeconds how many seconds were left when the server read it; empty where it stays
 */
public record Written(long micros, OptionalInt ttlSeconds) {}
