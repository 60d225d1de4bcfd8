package dev.lockstep.client.telemetry;

/**
 * What was written to one shape since the start, as far as it was told how large it is.
 *
 * @param bytes of all documents together
 */
public record WriteFigures(long documents, long bytes) {}
