package dev.lockstep.runner.report;

import dev.lockstep.journal.Entry;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One record of the journal.
 *
 * @param seq its number
 * @param fields named facts, in the order of their names
 * @param line the record as it is exported: one line of JSON with its hash
 */
public record JournalRecord(
    long seq,
    Instant time,
    String actor,
    String action,
    String change,
    Map<String, String> fields,
    String line) {
  public JournalRecord {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** What the journal holds. */
  public static JournalRecord of(Entry entry) {
    return new JournalRecord(
        entry.seq(),
        entry.time(),
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.fields(),
        entry.toJson());
  }
}
