package dev.lockstep.registry.changelog;

import dev.lockstep.registry.difference.Difference;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One step of one contract.
 *
 * @param version the version after it
 * @param label where it was found
 * @param made which part of the version number was raised; empty where that cannot be told
 * @param findings what the rules say of it, but for information
 */
public record Release(
    String contract,
    String version,
    String label,
    LocalDate day,
    Bump needed,
    Optional<Bump> made,
    List<Difference> differences,
    List<Finding> findings) {
  public Release {
    differences = List.copyOf(differences);
    findings = List.copyOf(findings);
  }

  /** Whether the version was raised by less than the rules ask for, as far as they can tell. */
  public boolean isTooSmall() {
    return made.map(bump -> bump.compareTo(needed) < 0).orElse(true);
  }

  /** How many things nobody can tell. */
  public long unknown() {
    return findings.stream().filter(finding -> finding.level() == Level.UNKNOWN).count();
  }
}
