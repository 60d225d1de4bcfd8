package dev.lockstep.registry.exchange;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.registry.cql.schema.Definitions;
import dev.lockstep.registry.exchange.draft.Draft;
import dev.lockstep.registry.exchange.draft.Foreign;
import dev.lockstep.registry.exchange.draft.Remarks;
import dev.lockstep.registry.writing.Meanings;
import java.util.Optional;

/**
 * Drafts a contract of the tables that statements of CQL define, as {@code DESCRIBE} tells them.
 */
final class DefinitionsFile {
  private static final String MARK_OF_BYTE_ORDER = "\ufeff";

  private DefinitionsFile() {}

  static Outcome<Draft> read(Foreign file) {
    return FileText.text(
        file.file(),
        file.content().bytes(),
        reading ->
            text -> {
              boolean isMarked = text.startsWith(MARK_OF_BYTE_ORDER);
              Definitions read = Definitions.read(file.file(), isMarked ? text.substring(1) : text);
              Remarks remarks = new Remarks();
              read.remarks().forEach(each -> remarks.add(mark(each), each.sentence()));
              if (!read.tables().isEmpty()) {
                return Optional.of(file.draft(read.tables(), new Meanings(), remarks));
              }
              Optional<Finding> first = read.remarks().stream().findFirst();
              return reading
                  .findings()
                  .add(
                      first.map(DefinitionsFile::mark).orElse(Mark.START),
                      "no-table",
                      first
                          .map(Finding::sentence)
                          .filter(sentence -> sentence.startsWith("Cannot "))
                          .orElse("Cannot import the file: it defines no table"));
            });
  }

  private static Mark mark(Finding finding) {
    return new Mark(finding.line(), finding.column());
  }
}
