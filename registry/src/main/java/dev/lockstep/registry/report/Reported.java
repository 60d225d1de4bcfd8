package dev.lockstep.registry.report;

import dev.lockstep.registry.finding.Finding;

/**
 * A finding with the place in the files where it comes from.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
public record Reported(Finding finding, String file, int line, int column) {
  /** The finding in one line, without its place and rule. */
  String sentence() {
    return "%s: %s (%s)"
        .formatted(
            finding.path().map(Object::toString).orElse(finding.collection()),
            finding.message(),
            finding.edge().words());
  }
}
