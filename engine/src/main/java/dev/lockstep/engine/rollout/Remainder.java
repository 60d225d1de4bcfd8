package dev.lockstep.engine.rollout;

import dev.lockstep.engine.work.RangePass;
import dev.lockstep.engine.work.Site;
import dev.lockstep.engine.work.Sync;
import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.StoredDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the documents that no engine has reached, apart from those that live writers wrote just
 * now.
 *
 * <p>While legacy services insert and replace, some documents are always without a tag for a
 * moment, so a plain count may never be zero. A document is left behind when it is without a tag,
 * sync has caught up after that was seen, and it is still the same without a tag.
 */
final class Remainder {
  private static final int SUSPECTS_MAX = 100_000;
  private static final int BATCH = 200;

  private final Site site;
  private final Sync sync;
  private final Map<Value, Digest> suspects = new ConcurrentHashMap<>();

  Remainder(Site site, Sync sync) {
    this.site = site;
    this.sync = sync;
  }

  /** How many documents are left behind. */
  long count() {
    site.checkpoints().clear("count");
    new RangePass(
            site,
            "count",
            (documents, deadline) -> documents.forEach(this::suspect),
            () -> sync.pump(Duration.ZERO))
        .run();
    sync.drain();
    List<Value> keys = List.copyOf(suspects.keySet());
    sync.settleWithoutFeed(keys);
    return still(keys);
  }

  private void suspect(StoredDocument stored) {
    if (suspects.size() < SUSPECTS_MAX) {
      untagged(stored).ifPresent(digest -> suspects.put(stored.key(), digest));
    }
  }

  private long still(List<Value> keys) {
    long left = 0;
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<Value> some = new ArrayList<>(keys.subList(from, Math.min(from + BATCH, keys.size())));
      left +=
          site.collection().read(some).stream()
              .filter(stored ->
                  untagged(stored).equals(Optional.ofNullable(suspects.get(stored.key()))))
              .count();
    }
    return left;
  }

  /** What a document without a tag holds. */
  private Optional<Digest> untagged(StoredDocument stored) {
    return switch (stored) {
      case StoredDocument.Unreadable unreadable -> Optional.of(Digest.of(unreadable.key()));
      case StoredDocument.Readable readable ->
          site.layout().tag(readable.document()).isPresent()
              ? Optional.empty()
              : Optional.of(Digest.of(readable.document()));
    };
  }
}
