package dev.lockstep.formats.history;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.rollout.window.History;
import java.util.Optional;

/** Reads past traffic: JSON where the file begins with a brace, else CSV. */
public final class HistoryFile {
  private HistoryFile() {}

  /** Reads the bytes of a file; messages call it by this name. */
  public static Outcome<History> read(String file, byte[] content) {
    return FileText.text(file, content, reading -> text -> history(reading, text));
  }

  private static Optional<History> history(Reading reading, String text) {
    if (!text.stripLeading().startsWith("{")) {
      return new CsvHistory(reading).history(text);
    }
    try {
      return Optional.of(JsonHistory.history(text));
    } catch (HistoryException e) {
      return reading
          .findings()
          .add(Mark.START, "bad-history", "Cannot use these figures: " + e.why());
    }
  }
}
