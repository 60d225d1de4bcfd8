package dev.lockstep.server.registry;

import java.time.Instant;

/**
 * A file that was published.
 *
 * @param name of the contract, the service, the change or the plan
 * @param version of contracts and usages; the number of the revision of all else
 * @param team who owns it; empty where only somebody with a role for all teams may touch it
 * @param digest the SHA-256 of its bytes
 * @param publisher who published it
 * @param position its place in the order of all publications
 */
public record Artifact(
    Kind kind,
    String name,
    String version,
    String team,
    String digest,
    String publisher,
    Instant published,
    long position) {}
