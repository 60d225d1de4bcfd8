package dev.lockstep.engine.rollout;

import dev.lockstep.engine.Pacer;
import dev.lockstep.engine.host.Checkpoints;
import dev.lockstep.engine.host.Controls;
import dev.lockstep.engine.host.MemoryHost;
import dev.lockstep.engine.host.Progress;
import dev.lockstep.engine.host.RolloutLog;
import dev.lockstep.engine.host.Sealer;
import java.time.InstantSource;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * What the process that runs a rollout provides.
 *
 * @param sealer for what is kept aside, in the store but not for its readers
 * @param owner names this process in the lease, so that others can tell whether it is alive
 * @param provenDead whether the process of such a name is known to have ended
 * @param random for nonces; seeded in simulation
 */
public record Host(
    RolloutLog log,
    Checkpoints checkpoints,
    Controls controls,
    Sealer sealer,
    Progress.Listener listener,
    InstantSource clock,
    Pacer pacer,
    RandomGenerator random,
    String owner,
    Predicate<String> provenDead) {
  /** A host that remembers in memory alone, tells no progress and takes every other for dead. */
  public static Host inMemory(
      MemoryHost memory, InstantSource clock, Pacer pacer, RandomGenerator random, String owner) {
    return new Host(
        memory, memory, memory, memory, progress -> {}, clock, pacer, random, owner, other -> true);
  }
}
