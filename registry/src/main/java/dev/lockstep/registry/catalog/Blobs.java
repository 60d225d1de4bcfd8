package dev.lockstep.registry.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds files by what git says of some: their name and that of their content. */
public final class Blobs {
  private final Map<String, Entry> byName;
  private final Map<String, Entry> byBlob;

  Blobs(List<Entry> entries) {
    byName = HashMap.newHashMap(entries.size());
    byBlob = HashMap.newHashMap(entries.size());
    for (Entry entry : entries) {
      byName.put(entry.name(), entry);
      byBlob.put(entry.blob(), entry);
    }
  }

  /** What a file of this name and content is in short, if a file of this content is known. */
  public Optional<Summary> find(String name, String blob) {
    Entry likely = byName.get(name);
    if (likely != null && likely.blob().equals(blob)) {
      return Optional.of(likely.summary());
    }
    return Optional.ofNullable(byBlob.get(blob))
        .filter(entry -> Naming.of(entry.name()) == Naming.of(name))
        .map(entry -> entry.summary().named(name));
  }
}
