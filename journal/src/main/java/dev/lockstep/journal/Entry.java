package dev.lockstep.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One record of the journal, as it stands in the chain.
 *
 * @param seq its number, from 1 without gaps
 * @param time when it was written, by the clock of the writer
 * @param actor who decided
 * @param action what was done
 * @param subject the id of the change
 * @param fields named facts, in the order of their names
 * @param prev the hash of the entry before it
 * @param hash its own hash, in 64 hexadecimal digits
 */
public record Entry(
    long seq,
    Instant time,
    String actor,
    String action,
    String subject,
    Map<String, String> fields,
    String prev,
    String hash) {
  public Entry {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** The entry as one line of JSON that holds texts only: what an export consists of. */
  public String toJson() {
    String body = Chain.canonical(this);
    String chain = Canonical.write(new TreeMap<>(Map.of("hash", hash, "prev", prev)));
    return body.substring(0, body.length() - 1) + "," + chain.substring(1);
  }
}
