package dev.lockstep.registry.report;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.finding.Finding;

/**
 * A finding with the place in the files where it comes from.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
public record Reported(Finding finding, String file, int line, int column) {
  /** A finding where the contract that it is about tells of its place. */
  public static Reported of(Finding finding, Located<Contract> file) {
    Mark mark =
        file.value()
            .collection(finding.collection())
            .map(collection ->
                finding.path().stream()
                    .flatMap(path -> collection.shape().at(path).stream())
                    .findFirst()
                    .map(file::mark)
                    .orElseGet(() -> file.mark(collection)))
            .orElse(Mark.START);
    return new Reported(finding, file.file(), mark.line(), mark.column());
  }

  /** The finding in one line, without its place and rule. */
  String sentence() {
    return "%s: %s (%s)"
        .formatted(
            finding.path().map(Object::toString).orElse(finding.collection()),
            finding.message(),
            finding.edge().words());
  }
}
