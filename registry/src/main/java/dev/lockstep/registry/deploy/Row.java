package dev.lockstep.registry.deploy;

/**
 * What one version of a service makes of one version of a contract.
 *
 * @param contract with its collection, where the usage names one
 * @param contractVersion empty where nobody says which is live
 * @param why in words
 */
public record Row(
    String service,
    String version,
    String contract,
    String contractVersion,
    Verdict verdict,
    String why) {}
