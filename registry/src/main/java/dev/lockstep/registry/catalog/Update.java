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
    List<Found> stale = new ArrayList<>();
    List<Entry> after = new ArrayList<>(found.size());
    int at = 0; // Both are in the order of the names.
    for (Found each : found) {
      while (at < before.size() && before.get(at).name().compareTo(each.name()) < 0) {
        at++;
      }
      if (at < before.size() && isSame(before.get(at), each)) {
        after.add(before.get(at));
      } else {
        stale.add(each);
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

  private static boolean isSame(Entry entry, Found found) {
    return entry.name().equals(found.name())
        && entry.stamp().equals(found.stamp())
        && !found.stamp().equals(Stamp.NONE);
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
