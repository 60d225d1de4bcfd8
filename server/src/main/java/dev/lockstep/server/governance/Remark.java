package dev.lockstep.server.governance;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that somebody said of a change.
 *
 * @param team for whom it was said; empty for nobody but oneself
 * @param prints what was so at that moment
 */
record Remark(
    long seq,
    String change,
    Kind kind,
    String author,
    String team,
    String text,
    Prints prints,
    Instant at) {
  /** What was said. */
  enum Kind {
    COMMENT,
    ACKNOWLEDGEMENT,
    APPROVAL,
    REJECTION,
    WITHDRAWAL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What was done by saying it. */
    String done() {
      return switch (this) {
        case COMMENT -> "change commented";
        case ACKNOWLEDGEMENT -> "change acknowledged";
        case APPROVAL -> "change approved";
        case REJECTION -> "change rejected";
        case WITHDRAWAL -> "change withdrawn";
      };
    }
  }
}
