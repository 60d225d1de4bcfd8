package dev.lockstep.engine.duplicates;

import dev.lockstep.engine.duplicates.HashSpill.Duplicates;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks for documents that would share an entry of a unique index, in two passes: the first counts
 * by 64 bits of each entry's digest, the second confirms the first few by all bits and finds their
 * keys. Threads may share it.
 */
public final class DuplicateSearch implements AutoCloseable {
  private static final int SUSPECTS = 5;
  private static final int KEYS_MAX = 2;

  private final Operation.AddIndex index;
  private final IndexKeys keys;
  private final HashSpill spill;
  private final Map<String, TreeMap<String, Value>> holders = new TreeMap<>();
  private Set<Long> suspects = Set.of();
  private long occurrences;

  /**
   * A search for one index.
   *
   * @param folder where sorted runs are put until the search is closed
   */
  public DuplicateSearch(Operation.AddIndex index, Path folder) {
    this.index = index;
    this.keys = new IndexKeys(index);
    this.spill = new HashSpill(folder, HashSpill.RUN);
  }

  /** The index it is for. */
  public Operation.AddIndex index() {
    return index;
  }

  /** The first pass: takes a document as the index will see it. */
  public void count(Document renewed) {
    keys.of(renewed).forEach(entry -> spill.add(hash(entry)));
  }

  /** Ends the first pass and answers whether a second is needed. */
  public boolean isSuspicious() {
    Duplicates found = spill.duplicates(SUSPECTS);
    occurrences = found.occurrences();
    suspects = new HashSet<>(found.first());
    return !suspects.isEmpty();
  }

  /** The second pass: takes the same documents again, with their keys. */
  public void confirm(Document renewed, Value key) {
    for (String entry : keys.of(renewed)) {
      if (suspects.contains(hash(entry))) {
        note(entry, key);
      }
    }
  }

  private synchronized void note(String entry, Value key) {
    TreeMap<String, Value> known = holders.computeIfAbsent(entry, e -> new TreeMap<>());
    known.put(Digest.of(key).toString(), key);
    if (known.size() > KEYS_MAX) {
      known.pollLastEntry();
    }
  }

  /** How many documents hold an entry that others hold too, counted with each entry. */
  public long occurrences() {
    return examples().isEmpty() ? 0 : occurrences;
  }

  /** Keys of a few documents of which each shares an entry with another. */
  public synchronized List<Value> examples() {
    return holders.values().stream()
        .filter(known -> known.size() > 1)
        .flatMap(known -> known.values().stream())
        .limit(SUSPECTS)
        .toList();
  }

  private static long hash(String digest) {
    return Long.parseUnsignedLong(digest, 0, 16, 16);
  }

  @Override
  public void close() {
    spill.close();
  }
}
