package dev.lockstep.tck.memory;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.store.ChangeFeed.Event;
import dev.lockstep.store.ChangeFeed.Kind;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.key.KeyOrder;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The documents of one collection and the rules they are held to; every write goes through {@code
 * put} or {@code remove}, which keep indexes, sizes and the log in step. Guarded by the store's
 * lock.
 */
final class Contents {
  private static final WriteOutcome APPLIED = new WriteOutcome.Applied();
  private static final WriteOutcome CONFLICTING = new WriteOutcome.Conflicting();

  private final TreeMap<Value, Held> documents = new TreeMap<>(KeyOrder.BSON);
  private final Catalogue catalogue = new Catalogue();
  private final ChangeLog log;
  private final int bytesMax;
  private long bytes;

  Contents(MemorySettings settings) {
    this.log = new ChangeLog(settings.feedEventsMax());
    this.bytesMax = settings.documentBytesMax();
  }

  NavigableMap<Value, Held> documents() {
    return documents;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  ChangeLog log() {
    return log;
  }

  long bytes() {
    return bytes;
  }

  WriteOutcome insert(Held held) {
    return documents.containsKey(held.key())
        ? CONFLICTING
        : put(held, Kind.INSERTED, Optional.empty());
  }

  WriteOutcome replace(Document document) {
    Held before = documents.get(idOf(document));
    if (before == null) {
      return CONFLICTING;
    }
    Held after = Held.of(idFirst(document.with("_id", before.key())));
    return after.equals(before) ? APPLIED : put(after, Kind.REPLACED, Optional.empty());
  }

  /** Whether a field of this document has a dot in its name or begins with a dollar. */
  boolean hasOddName(Value key) {
    Held held = documents.get(key);
    return held != null
        && held.document().names().stream().anyMatch(n -> n.startsWith("$") || n.contains("."));
  }

  WriteOutcome edit(Value key, List<Assertion> guard, List<Edit> edits) {
    Held before = documents.get(key);
    if (before == null || !Assertion.allHold(guard, before.document())) {
      return CONFLICTING;
    }
    if (before.twice().isPresent()) {
      return refused("the document holds a field twice");
    }
    Optional<Document> after = Editing.apply(edits, before.document());
    if (after.isEmpty()) {
      return refused("an edit lies below a value that is no document, or below another edit");
    }
    if (!after.get().get("_id").equals(Optional.of(before.key()))) {
      return refused("the key of a document cannot be changed");
    }
    Set<Path> touched = Editing.roots(edits).collect(Collectors.toCollection(LinkedHashSet::new));
    return after.get().equals(before.document())
        ? APPLIED
        : put(
            Held.of(after.get()), Kind.UPDATED, Optional.of(Collections.unmodifiableSet(touched)));
  }

  WriteOutcome delete(Value key, List<Assertion> guard) {
    Held held = documents.get(key);
    if (held == null || !Assertion.allHold(guard, held.document())) {
      return CONFLICTING;
    }
    remove(held);
    return APPLIED;
  }

  long count(List<Assertion> conditions) {
    return documents.values().stream()
        .filter(held -> Assertion.allHold(conditions, held.document()))
        .count();
  }

  /** Removes what has expired by this moment. */
  void expire(long epochMillis) {
    List<Held> expired =
        documents.values().stream()
            .filter(held -> catalogue.isExpired(held.document(), epochMillis))
            .toList();
    expired.forEach(this::remove);
  }

  void drop() {
    if (catalogue.exists()) {
      documents.clear();
      bytes = 0;
      catalogue.clear();
      log.append(new ChangeLog.Entry.Dropped());
    }
  }

  Collection<Document> readable() {
    return documents.values().stream()
        .filter(held -> held.twice().isEmpty())
        .map(Held::document)
        .toList();
  }

  private WriteOutcome put(Held after, Kind kind, Optional<Set<Path>> touched) {
    Optional<WriteOutcome> refusal = refusal(after);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Held before = documents.put(after.key(), after);
    if (before != null) {
      forget(before);
    }
    bytes += after.bytes();
    catalogue.add(after.document());
    log.append(new ChangeLog.Entry.Changed(new Event(after.key(), kind, touched)));
    return APPLIED;
  }

  private void remove(Held held) {
    documents.remove(held.key());
    forget(held);
    Event event = new Event(held.key(), Kind.DELETED, Optional.empty());
    log.append(new ChangeLog.Entry.Changed(event));
  }

  private void forget(Held held) {
    bytes -= held.bytes();
    catalogue.remove(held.document());
  }

  private Optional<WriteOutcome> refusal(Held after) {
    if (after.bytes() > bytesMax) {
      String why = "the document would take " + after.bytes() + " bytes of at most " + bytesMax;
      return Optional.of(new WriteOutcome.Refused(WriteOutcome.Cause.TOO_LARGE, why));
    }
    return catalogue.refusal(after.document());
  }

  private static WriteOutcome refused(String why) {
    return new WriteOutcome.Refused(WriteOutcome.Cause.OTHER, why);
  }

  static Value idOf(Document document) {
    return document
        .get("_id")
        .orElseThrow(() -> new IllegalArgumentException("A stored document has an _id"));
  }

  /** Documents are held with their key as first field. */
  static Document idFirst(Document document) {
    return document.indexOf("_id") == 0
        ? document
        : document.without("_id").inserting(0, "_id", idOf(document));
  }
}
