package dev.lockstep.registry.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds files by what git says of some: their name and that of their content. For one thread. */
public final class Blobs {
  private final List<Entry> entries;
  private final Map<String, Entry> byName;
  private @Nullable Map<String, Entry> byBlob;

  Blobs(List<Entry> entries) {
    this.entries = entries;
    byName = byKey(Entry::name);
  }

  private Map<String, Entry> byKey(Function<Entry, String> key) {
    Map<String, Entry> found = HashMap.newHashMap(entries.size());
    entries.forEach(entry -> found.put(key.apply(entry), entry));
    return found;
  }

  /** What a file of this name and content is in short, if a file of this content is known. */
  public Optional<Summary> find(String name, String blob) {
    Entry likely = byName.get(name);
    if (likely != null && likely.blob().equals(blob)) {
      return Optional.of(likely.summary());
    }
    if (byBlob == null) {
      byBlob = byKey(Entry::blob); // Most often every file is found by its name.
    }
    return Optional.ofNullable(byBlob.get(blob))
        .filter(entry -> Naming.of(entry.name()) == Naming.of(name))
        .map(entry -> entry.summary().named(name));
  }
}
