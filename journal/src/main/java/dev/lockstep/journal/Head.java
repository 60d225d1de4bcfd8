package dev.lockstep.journal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last entry of a chain, by number and hash.
 *
 * @param seq how many entries there are
 * @param hash the hash of the last one
 */
public record Head(long seq, String hash) {
  /** The head of a journal without entries. */
  static final Head NONE = new Head(0, Chain.GENESIS);

  private static final Pattern LINE =
      Pattern.compile("lockstep-journal-head-v1 (\\d{1,18}) ([0-9a-f]{64})\n");

  /** The head as the one line of the file beside the database. */
  String toLine() {
    return "lockstep-journal-head-v1 " + seq + " " + hash + "\n";
  }

  /** The head in such a line; empty where it is not one. */
  static Optional<Head> fromLine(String line) {
    Matcher match = LINE.matcher(line);
    if (!match.matches()) {
      return Optional.empty();
    }
    return Optional.of(new Head(Long.parseLong(match.group(1)), match.group(2)));
  }
}
