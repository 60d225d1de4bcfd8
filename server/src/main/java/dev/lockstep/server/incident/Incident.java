package dev.lockstep.server.incident;

import dev.lockstep.journal.Entry;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.server.fleet.Leases.Lease;
import dev.lockstep.server.telemetry.PastTraffic.Stretch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was known when a rollout was taken back.
 *
 * @param planFile the plan as it was written; absent where it is too long to be kept here
 * @param telemetry the windows of the ten minutes before
 * @param leases those furthest behind first
 * @param journal what was decided of the rollout before, the newest first
 */
public record Incident(
    Summary summary,
    String planName,
    Optional<String> planFile,
    Position before,
    Position after,
    List<Finding> gate,
    List<Stretch> telemetry,
    List<Lease> leases,
    List<Entry> journal) {
  /**
   * What happened.
   *
   * @param id the epoch that began with it
   * @param actor who did it; {@code gate} where nobody asked
   * @param action such as {@code rollout rolled back softly}
   * @param cause why, as it was said
   */
  public record Summary(
      long id,
      String rollout,
      String change,
      Instant time,
      String actor,
      String action,
      String cause,
      String from,
      String to) {}

  /** Where the rollout stood. */
  public record Position(
      String stage, long epoch, long version, Instant since, boolean frozen, Set<String> held) {}

  /**
   * What a check had come to in a region.
   *
   * @param required whether it counts
   * @param recent the last windows that it looked at
   */
  public record Finding(
      String region,
      String check,
      boolean required,
      String outcome,
      Arm newPath,
      Arm oldPath,
      double logHarm,
      double logSafety,
      Optional<Double> bound,
      List<Span> recent) {}

  /** What both paths did in a window. */
  public record Span(Instant start, long seconds, Arm newPath, Arm oldPath) {}
}
