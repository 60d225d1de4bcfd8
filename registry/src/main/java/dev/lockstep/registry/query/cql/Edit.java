package dev.lockstep.registry.query.cql;

import java.util.Comparator;
import java.util.List;

/** A piece of a text that becomes another. */
record Edit(int start, int end, String text) {
  /** The text with all of these, which do not overlap; those at one place in their order. */
  static String apply(String text, List<Edit> edits) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
      result.append(text, at, edit.start()).append(edit.text());
      at = edit.end();
    }
    return result.append(text, at, text.length()).toString();
  }
}
