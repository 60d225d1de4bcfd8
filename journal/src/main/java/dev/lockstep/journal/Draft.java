package dev.lockstep.journal;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be written down: an entry without its place in the chain.
 *
 * @param actor who decided, such as {@code user:alice} or {@code engine}
 * @param action what was done, as a past participle or noun phrase of lower-case words
 * @param subject the id of the change it concerns
 * @param fields named facts, texts only, in the order of their names
 */
public record Draft(String actor, String action, String subject, Map<String, String> fields) {
  /** The most bytes one entry may take. */
  static final int BYTES_MAX = 64 * 1024;

  public Draft {
    SortedMap<String, String> sorted = new TreeMap<>(fields);
    fields = Collections.unmodifiableSortedMap(sorted);
    String all = actor + action + subject + Canonical.write(fields);
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(all)) {
      throw new IllegalArgumentException("An entry holds well-formed Unicode only");
    }
    if (all.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      throw new IllegalArgumentException("An entry takes at most " + BYTES_MAX + " bytes");
    }
    if (actor.isBlank() || action.isBlank() || subject.isBlank()) {
      throw new IllegalArgumentException("An entry names its actor, action and subject");
    }
  }

  /** A draft without facts. */
  public Draft(String actor, String action, String subject) {
    this(actor, action, subject, Map.of());
  }
}
