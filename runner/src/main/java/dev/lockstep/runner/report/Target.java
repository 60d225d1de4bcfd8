package dev.lockstep.runner.report;

import dev.lockstep.journal.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a change is carried: as remembered in the journal, hence without credentials.
 *
 * @param store the store's address, without what is secret
 * @param collection the collection
 * @param needsCredentials whether the address had credentials, which must be given again
 */
public record Target(String store, String collection, boolean needsCredentials) {
  /** The journal's name for remembering a target. */
  public static final String ACTION = "target-named";

  /** The fields of the entry that names it. */
  public Map<String, String> fields() {
    return Map.of(
        "store", store,
        "collection", collection,
        "credentials", needsCredentials ? "given, not kept" : "none");
  }

  /** The target that these entries of one change last named. */
  public static Optional<Target> of(List<Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.action().equals(ACTION))
        .reduce((first, second) -> second)
        .map(Entry::fields)
        .map(fields ->
            new Target(
                fields.getOrDefault("store", ""),
                fields.getOrDefault("collection", ""),
                !"none".equals(fields.get("credentials"))));
  }
}
