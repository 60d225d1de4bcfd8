package dev.lockstep.engine.lease;

/**
 * What a process asks for.
 *
 * @param change the change it wants to carry
 * @param fingerprint of what the change means, by which an altered one is noticed
 * @param owner names the process so that others can tell whether it is alive
 * @param epochMin the highest epoch that the journal knows; the lease's will be higher
 */
public record Claim(
    String collection, String change, String fingerprint, String owner, long epochMin) {}
