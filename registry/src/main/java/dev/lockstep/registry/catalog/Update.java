package dev.lockstep.registry.catalog;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.registry.catalog.FolderScan.Found;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings an index up to what stands in the folder. It is written again where reading the changed
 * files once more would cost more than that.
 *
 * @param moment when the folder began to be looked at
 */
record Update(Path folder, IndexFile index, long moment) {
  private static final int STALE_SHARE = 50;

  /** The entries of the files, in their order. */
  List<Entry> entries(List<Found> found) {
    List<Entry> before = index.read();
    Map<String, Entry> byName = HashMap.newHashMap(before.size());
    for (Entry entry : before) {
      byName.put(entry.name(), entry);
    }
    List<Found> stale = new ArrayList<>();
    List<Entry> after = new ArrayList<>(found.size());
    for (Found each : found) {
      Entry entry = byName.get(each.name());
      if (entry == null || each.stamp().equals(Stamp.NONE) || !entry.stamp().equals(each.stamp())) {
        stale.add(each);
      } else {
        after.add(entry);
      }
    }
    if (!stale.isEmpty()) {
      after.addAll(read(stale, before));
      after.sort((one, other) -> one.name().compareTo(other.name()));
    }
    if (stale.size() * STALE_SHARE > found.size() || before.size() > 2 * found.size()) {
      index.write(after);
    }
    return after;
  }

  private List<Entry> read(List<Found> stale, List<Entry> before) {
    Map<String, Facts> known = HashMap.newHashMap(before.size());
    for (Entry entry : before) {
      known.put(key(entry.name(), entry.summary().content()), entry.summary().facts());
    }
    return stale.parallelStream().map(each -> read(each, known)).toList();
  }

  private static String key(String name, String content) {
    return Naming.of(name) + content;
  }

  private Entry read(Found found, Map<String, Facts> known) {
    byte[] bytes = FileText.bytes(folder.resolve(found.name()));
    Digests digests = Digests.of(bytes);
    Facts facts = known.get(key(found.name(), digests.content()));
    return new Entry(
        new Summary(
            found.name(),
            digests.content(),
            facts == null ? CatalogFile.found(found.name(), bytes).facts() : facts),
        found.stamp().isSettled(moment) ? found.stamp() : Stamp.NONE,
        digests.blob());
  }
}
