package dev.lockstep.tck.memory;

import dev.lockstep.model.document.Value;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.tck.key.Bracket;
import dev.lockstep.tck.key.KeyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Ranges of keys: every bracket has at least one, whether or not it holds a document yet. */
final class KeyRanges {
  private KeyRanges() {}

  static List<KeyRange> over(NavigableMap<Value, Held> documents, int wanted) {
    if (wanted < 1) {
      throw new IllegalArgumentException("At least one range is wanted, not " + wanted);
    }
    List<KeyRange> ranges = new ArrayList<>();
    for (Bracket bracket : Bracket.values()) {
      List<Value> keys = keys(documents, bracket);
      long share = (long) wanted * keys.size() / Math.max(1, documents.size());
      addRanges(ranges, bracket, keys, (int) Math.max(1, share));
    }
    return List.copyOf(ranges);
  }

  private static void addRanges(
      List<KeyRange> ranges, Bracket bracket, List<Value> keys, int pieces) {
    Optional<Value> from = Optional.empty();
    for (int i = 1; i < pieces; i++) {
      Optional<Value> to = Optional.of(keys.get((int) ((long) i * keys.size() / pieces)));
      ranges.add(new KeyRange(bracket.word(), from, to));
      from = to;
    }
    ranges.add(new KeyRange(bracket.word(), from, Optional.empty()));
  }

  private static List<Value> keys(NavigableMap<Value, Held> documents, Bracket bracket) {
    return documents.tailMap(bracket.lowest(), true).keySet().stream()
        .takeWhile(key -> Bracket.of(key) == bracket)
        .toList();
  }

  static List<StoredDocument> scan(
      NavigableMap<Value, Held> documents, KeyRange range, Optional<Value> after, int limit) {
    Bracket bracket = Bracket.ofWord(range.bracket());
    Value from = range.from().orElse(bracket.lowest());
    boolean resumes = after.filter(key -> KeyOrder.BSON.compare(key, from) >= 0).isPresent();
    NavigableMap<Value, Held> rest =
        resumes ? documents.tailMap(after.orElseThrow(), false) : documents.tailMap(from, true);
    List<StoredDocument> found = new ArrayList<>();
    for (Held held : rest.values()) {
      boolean beyond =
          Bracket.of(held.key()) != bracket
              || range.to().filter(to -> KeyOrder.BSON.compare(held.key(), to) >= 0).isPresent();
      if (beyond || found.size() == limit) {
        break;
      }
      found.add(held.asStored());
    }
    return List.copyOf(found);
  }
}
