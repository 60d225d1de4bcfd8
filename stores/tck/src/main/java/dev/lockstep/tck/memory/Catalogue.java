package dev.lockstep.tck.memory;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one collection beside its documents: whether it exists, its indexes, its
 * validator. Guarded by the store's lock.
 */
final class Catalogue {
  private final List<MemoryIndex> indexes = new ArrayList<>();
  private Optional<Document> validator = Optional.empty();
  private boolean exists;

  boolean exists() {
    return exists;
  }

  void create() {
    exists = true;
  }

  void clear() {
    indexes.clear();
    validator = Optional.empty();
    exists = false;
  }

  Optional<Document> validator() {
    return validator;
  }

  void validator(Optional<Document> next) {
    validator = next;
    exists = true;
  }

  List<Index> indexes() {
    return indexes.stream().map(MemoryIndex::definition).toList();
  }

  /** Builds the index over these documents, unless something contradicts it. */
  IndexOutcome createIndex(Index index, Iterable<Document> documents) {
    for (Index other : indexes()) {
      if (other.equals(index)) {
        return new IndexOutcome.Ready();
      }
      if (other.name().equals(index.name()) || other.keys().equals(index.keys())) {
        return new IndexOutcome.Refused("it contradicts the index " + other.name());
      }
    }
    if (index.partial().filter(filter -> !PartialFilter.understands(filter)).isPresent()) {
      return new IndexOutcome.Refused("its partial filter is not one that this store knows");
    }
    MemoryIndex built = new MemoryIndex(index);
    for (Document document : documents) {
      if (built.collides(document)) {
        return new IndexOutcome.Refused("two documents share an entry under a unique index");
      }
      built.add(document);
    }
    exists = true;
    indexes.add(built);
    return new IndexOutcome.Ready();
  }

  void dropIndex(String name) {
    indexes.removeIf(index -> index.definition().name().equals(name));
  }

  void add(Document document) {
    exists = true;
    indexes.forEach(index -> index.add(document));
  }

  void remove(Document document) {
    indexes.forEach(index -> index.remove(document));
  }

  boolean isExpired(Document document, long epochMillis) {
    return indexes.stream()
        .flatMap(index -> index.expiry(document).stream())
        .anyMatch(at -> at <= epochMillis);
  }

  boolean canExpire() {
    return indexes.stream().anyMatch(index -> index.definition().expireAfter().isPresent());
  }

  /** Why this document may not be held, if so. */
  Optional<WriteOutcome> refusal(Document document) {
    if (validator.filter(rules -> !RequiredFields.accepts(rules, document)).isPresent()) {
      return Optional.of(
          new WriteOutcome.Refused(
              WriteOutcome.Cause.VALIDATOR, "the validator demands a field that is missing"));
    }
    return indexes.stream()
        .filter(index -> index.collides(document))
        .findFirst()
        .map(index ->
            new WriteOutcome.Refused(
                WriteOutcome.Cause.COLLISION,
                "the unique index " + index.definition().name() + " holds the value already"));
  }

  /** Everything here as documents, in a stable order. */
  List<Document> described(String collection) {
    List<Document> lines = new ArrayList<>();
    if (exists) {
      lines.add(entry("collection", collection).build());
    }
    validator.ifPresent(
        rules -> lines.add(entry("validator", collection).add("rules", rules).build()));
    indexes.forEach(index -> lines.add(described(index.definition())));
    return List.copyOf(lines);
  }

  private static Document described(Index index) {
    Document.Builder line =
        entry("index", index.name())
            .add("keys", index.keys())
            .add("unique", Value.bool(index.unique()))
            .add("sparse", Value.bool(index.sparse()));
    index.partial().ifPresent(filter -> line.add("partial", filter));
    index
        .expireAfter()
        .ifPresent(after -> line.add("expireAfterSeconds", Value.int64(after.toSeconds())));
    return line.build();
  }

  private static Document.Builder entry(String kind, String name) {
    return Document.builder().add("kind", Value.text(kind)).add("name", Value.text(name));
  }
}
