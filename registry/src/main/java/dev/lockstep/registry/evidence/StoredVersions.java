package dev.lockstep.registry.evidence;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Storage.SchemaVersion;
import dev.lockstep.model.document.Value;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What documents say of the contract version they are of: the tag in their schema version. */
public final class StoredVersions {
  private StoredVersions() {}

  /** The tag of documents of this version; empty where the contract names none. */
  public static Optional<String> tag(CollectionPromise collection) {
    return collection
        .storage()
        .schemaVersion()
        .flatMap(SchemaVersion::value)
        .map(StoredVersions::text);
  }

  /** The tags of stored documents; empty where nobody counted them. */
  public static Optional<Set<String>> counted(CollectionPromise collection, Statistics statistics) {
    return collection
        .storage()
        .schemaVersion()
        .map(SchemaVersion::path)
        .flatMap(statistics::at)
        .filter(seen -> !seen.values().isEmpty())
        .map(seen ->
            seen.values().entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> each.getKey())
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** The name under which statistics count a value. */
  private static String text(Value value) {
    return value instanceof Value.Text(String held)
        ? held
        : ExtendedJson.write(value, Notation.RELAXED);
  }
}
