package dev.lockstep.registry.lint;

import dev.lockstep.formats.Finding;
import java.util.Comparator;

/** Something wrong at a place of a file, with its weight; ordered by file and place. */
public record LintFinding(Level level, Finding finding) implements Comparable<LintFinding> {
  private static final Comparator<LintFinding> ORDER =
      Comparator.<LintFinding, String>comparing(each -> each.finding().file())
          .thenComparing(LintFinding::finding)
          .thenComparing(LintFinding::level);

  @Override
  public int compareTo(LintFinding other) {
    return ORDER.compare(this, other);
  }

  /** The finding on one line, as compilers write theirs. */
  @Override
  public String toString() {
    return "%s:%d:%d: %s: %s [%s]"
        .formatted(
            finding.file(),
            finding.line(),
            finding.column(),
            level.word(),
            finding.sentence(),
            finding.code());
  }
}
