package dev.lockstep.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Value;
import dev.lockstep.store.Collection;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scans to their end, as an engine makes them; no page may be larger than was asked for. */
public final class Scanning {
  private Scanning() {}

  /** Everything that scanning so many ranges in pages of this size answers. */
  public static List<StoredDocument> all(Collection collection, int ranges, int page) {
    List<StoredDocument> all = new ArrayList<>();
    for (KeyRange range : collection.ranges(ranges)) {
      all.addAll(rest(collection, range, Optional.empty(), page));
    }
    return all;
  }

  /** Everything of a range after a key, in pages of this size. */
  public static List<StoredDocument> rest(
      Collection collection, KeyRange range, Optional<Value> after, int page) {
    List<StoredDocument> all = new ArrayList<>();
    Optional<Value> last = after;
    List<StoredDocument> found;
    do {
      found = collection.scan(range, last, page);
      assertThat(found).hasSizeLessThanOrEqualTo(page);
      all.addAll(found);
      last = found.isEmpty() ? last : Optional.of(found.getLast().key());
    } while (found.size() == page);
    return all;
  }
}
