package dev.lockstep.rollout.gate;

import java.time.Instant;

/**
 * One look at a gate.
 *
 * @param since when the stage began; older windows are left aside
 * @param now the moment of the look
 * @param ledger what is remembered of the looks before it
 */
public record Sitting(Instant since, Instant now, Ledger ledger) {}
