package dev.lockstep.cli.check;

import dev.lockstep.cli.verb.Words;
import java.util.Locale;

/** The forms of reports that people read and machines take. */
enum ReportForm {
  TEXT,
  JSON,
  MARKDOWN;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How the words after {@code --format} read. */
  static final class Word extends Words<ReportForm> {
    Word() {
      super(ReportForm.values(), ReportForm::word);
    }
  }
}
