package dev.lockstep.registry.changelog;

import dev.lockstep.model.version.Version;
import dev.lockstep.registry.difference.Difference;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which part of a version number a step raises, from the least to the most. */
public enum Bump {
  NONE,
  PATCH,
  MINOR,
  MAJOR;

  /** The word that reports use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a step asks for: major where a rule finds an error, minor where something was added. */
  static Bump needed(List<Finding> findings, List<Difference> differences) {
    if (findings.stream().anyMatch(finding -> finding.level() == Level.ERROR)) {
      return MAJOR;
    }
    if (differences.stream().anyMatch(Difference::addsAnElement)) {
      return MINOR;
    }
    return differences.isEmpty() ? NONE : PATCH;
  }

  /** What a step did; empty where one of the versions has no order, or it went back. */
  static Optional<Bump> made(Version before, Version after) {
    Optional<Version.Semantic> old = before.semantic();
    Optional<Version.Semantic> now = after.semantic();
    if (old.isEmpty() || now.isEmpty() || old.get().compareTo(now.get()) > 0) {
      return Optional.empty();
    }
    if (old.get().major() != now.get().major()) {
      return Optional.of(MAJOR);
    }
    // Before 1.0.0 the second number is the one that breaks.
    if (old.get().minor() != now.get().minor()) {
      return Optional.of(old.get().major() == 0 ? MAJOR : MINOR);
    }
    boolean isSame = old.get().compareTo(now.get()) == 0;
    return Optional.of(isSame ? NONE : old.get().major() == 0 ? MINOR : PATCH);
  }
}
