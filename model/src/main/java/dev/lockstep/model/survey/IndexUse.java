package dev.lockstep.model.survey;

import java.time.Instant;

/**
 * How often an index served, on the server that was asked.
 *
 * @param since when counting began: the start of the server, or the making of the index
 */
public record IndexUse(long times, Instant since) {}
