package dev.lockstep.registry.exchange.schema;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.KeyPart.Order;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.PathSyntaxException;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.Remarks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads indexes as MongoDB lists them. */
final class IndexReader {
  private static final Set<String> KNOWN =
      Set.of(
          "v",
          "ns",
          "key",
          "name",
          "unique",
          "sparse",
          "expireAfterSeconds",
          "partialFilterExpression",
          "collation",
          "background");
  private static final int SECONDS_MAX = Integer.MAX_VALUE;

  private final Remarks remarks;
  private final Set<String> names = new HashSet<>();

  IndexReader(Remarks remarks) {
    this.remarks = remarks;
  }

  /** The indexes that somebody made; every collection has the one of its {@code _id}. */
  List<Index> indexes(List<Item> items) {
    List<Index> indexes = new ArrayList<>();
    for (Item item : items) {
      index(item).ifPresent(indexes::add);
    }
    return indexes;
  }

  private Optional<Index> index(Item item) {
    Map<String, Item> keys = item.get("key").map(Item::members).orElse(Map.of());
    if (keys.keySet().equals(Set.of("_id"))) {
      return Optional.empty();
    }
    List<KeyPart> parts = new ArrayList<>();
    keys.forEach((path, order) -> part(path, order).ifPresent(parts::add));
    Optional<String> name =
        item.get("name").flatMap(Item::text).filter(text -> !text.isBlank()).filter(names::add);
    if (parts.isEmpty() || parts.size() < keys.size() || name.isEmpty()) {
      remarks.add(item, "an index without keys or a name of its own is not in the draft");
      return Optional.empty();
    }
    item.members()
        .forEach((word, value) -> {
          if (!KNOWN.contains(word)) {
            remarks.add(value, "'%s' of an index is not expressed".formatted(word));
          }
        });
    return Optional.of(
        new Index(Optional.empty(), name.get(), parts, Optional.empty(), options(item)));
  }

  private Optional<KeyPart> part(String path, Item order) {
    Optional<Order> known =
        switch (order.text().orElse("")) {
          case "1", "1.0" -> Optional.of(Order.ASC);
          case "-1", "-1.0" -> Optional.of(Order.DESC);
          case "hashed" -> Optional.of(Order.HASHED);
          case "text", "2d", "2dsphere" -> Optional.of(Order.CONTENT);
          default -> Optional.empty();
        };
    if (known.isEmpty() || path.contains("$**")) {
      remarks.add(order, "this key of an index is not expressed");
      return Optional.empty();
    }
    try {
      Path parsed = Path.parse(path);
      return known.map(each -> new KeyPart(parsed, each));
    } catch (PathSyntaxException e) {
      remarks.add(order, "this key of an index is not expressed: " + e.why());
      return Optional.empty();
    }
  }

  private Index.Options options(Item item) {
    return new Index.Options(
        isTrue(item, "unique"),
        isTrue(item, "sparse"),
        document(item, "partialFilterExpression"),
        item.get("expireAfterSeconds")
            .flatMap(Item::count)
            .filter(seconds -> seconds <= SECONDS_MAX)
            .map(Duration::ofSeconds),
        document(item, "collation"),
        Optional.empty());
  }

  private static boolean isTrue(Item item, String word) {
    return item.get(word).flatMap(Item::truth).orElse(false);
  }

  private Optional<Document> document(Item item, String word) {
    Optional<Item> value = item.get(word);
    Optional<Document> document =
        value
            .flatMap(Item::value)
            .filter(Document.class::isInstance)
            .map(Document.class::cast)
            .filter(each -> Values.depth(each) <= 20);
    if (value.isPresent() && document.isEmpty()) {
      remarks.add(value.get(), "'%s' of an index is not expressed".formatted(word));
    }
    return document;
  }
}
