package dev.lockstep.mongodb;

import dev.lockstep.model.contract.Footprint;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.survey.IndexUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The entries of a server's catalogue about one collection, in the words of contracts. */
final class IndexEntries {
  private static final String PRIMARY = "_id_";

  private IndexEntries() {}

  /** The secondary indexes. */
  static List<Index> indexes(List<Document> entries) {
    return entries.stream().flatMap(entry -> index(entry).stream()).toList();
  }

  private static Optional<Index> index(Document entry) {
    String name = text(entry, "name").orElse("");
    List<KeyPart> keys = keys(part(entry, "weights").isPresent() ? words(entry) : key(entry));
    if (name.isBlank() || name.equals(PRIMARY) || keys.isEmpty()) {
      return Optional.empty();
    }
    Index.Options options =
        new Index.Options(
            isTrue(entry, "unique"),
            isTrue(entry, "sparse"),
            part(entry, "partialFilterExpression"),
            expiry(entry),
            part(entry, "collation").map(IndexEntries::asGiven),
            Optional.empty());
    return Optional.of(new Index(Optional.empty(), name, keys, kind(key(entry)), options));
  }

  /** The server adds every setting of a collation; its language is what somebody chose. */
  private static Document asGiven(Document collation) {
    Document.Builder given = Document.builder();
    for (String name : List.of("locale", "strength")) {
      collation.get(name).ifPresent(value -> given.add(name, value));
    }
    return given.build();
  }

  /** Of a text index the entry names inner fields; what it is about stands in its weights. */
  private static Document words(Document entry) {
    return part(entry, "weights").orElse(Document.empty());
  }

  private static Document key(Document entry) {
    return part(entry, "key").orElse(Document.empty());
  }

  private static List<KeyPart> keys(Document key) {
    List<KeyPart> parts = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      if (!key.name(i).isEmpty()) {
        parts.add(new KeyPart(path(key.name(i)), order(key.value(i))));
      }
    }
    return parts;
  }

  /** The server's notation has no quotes: a name with a dot cannot be indexed. */
  static Path path(String dotted) {
    return Path.of(dotted.split("\\.", -1));
  }

  private static KeyPart.Order order(Value value) {
    if (value instanceof Value.Text(String word)) {
      return word.equals("hashed") ? KeyPart.Order.HASHED : KeyPart.Order.CONTENT;
    }
    return Numbers.of(value).orElse(1) < 0 ? KeyPart.Order.DESC : KeyPart.Order.ASC;
  }

  private static Optional<String> kind(Document key) {
    boolean isWildcard = key.names().stream().anyMatch(name -> name.endsWith("$**"));
    return IntStream.range(0, key.size())
        .mapToObj(key::value)
        .flatMap(value ->
            value instanceof Value.Text(String word) && !word.equals("hashed")
                ? Stream.of(word)
                : Stream.empty())
        .findFirst()
        .or(() -> isWildcard ? Optional.of("wildcard") : Optional.empty());
  }

  private static Optional<Duration> expiry(Document entry) {
    OptionalDouble seconds = Numbers.of(entry.get("expireAfterSeconds").orElse(Value.NULL));
    return seconds.isPresent()
        ? Optional.of(Duration.ofSeconds((long) seconds.getAsDouble()))
        : Optional.empty();
  }

  /** Validator and time to live. */
  static Storage storage(Document options, List<Document> indexes) {
    Optional<Validator> validator =
        part(options, "validator")
            .filter(rule -> !rule.isEmpty())
            .map(rule -> validator(options, rule));
    Optional<Ttl> ttl =
        indexes(indexes).stream()
            .flatMap(index ->
                index.options().expireAfter().stream()
                    .map(after -> ttl(index.keys().getFirst().path(), after)))
            .findFirst();
    return new Storage(
        validator, ttl, Optional.empty(), Optional.empty(), List.of(), Footprint.NONE);
  }

  private static Ttl ttl(Path path, Duration after) {
    return new Ttl(Optional.of(path), after.isZero() ? Optional.empty() : Optional.of(after));
  }

  private static Validator validator(Document options, Document rule) {
    String level = text(options, "validationLevel").orElse(Validator.Level.STRICT.word());
    String action = text(options, "validationAction").orElse(Validator.Action.ERROR.word());
    return new Validator(
        Stream.of(Validator.Level.values())
            .filter(each -> each.word().equals(level))
            .findFirst()
            .orElse(Validator.Level.STRICT),
        Stream.of(Validator.Action.values())
            .filter(each -> each.word().equals(action))
            .findFirst()
            .orElse(Validator.Action.ERROR),
        Optional.of(rule));
  }

  /** What {@code $indexStats} answers: of a cluster, one entry for each server. */
  static Map<String, IndexUse> uses(List<Document> entries) {
    Map<String, IndexUse> uses = new LinkedHashMap<>();
    for (Document entry : entries) {
      Document accesses = part(entry, "accesses").orElse(Document.empty());
      OptionalDouble times = Numbers.of(accesses.get("ops").orElse(Value.NULL));
      if (times.isPresent()
          && accesses.get("since").orElse(Value.NULL) instanceof Value.DateTime since) {
        IndexUse use =
            new IndexUse((long) times.getAsDouble(), Instant.ofEpochMilli(since.epochMillis()));
        uses.merge(text(entry, "name").orElse(""), use, IndexEntries::sum);
      }
    }
    return Map.copyOf(uses);
  }

  private static IndexUse sum(IndexUse one, IndexUse other) {
    return new IndexUse(
        one.times() + other.times(),
        one.since().isAfter(other.since()) ? one.since() : other.since());
  }

  static Optional<Document> part(Document entry, String name) {
    return entry.get(name).filter(Document.class::isInstance).map(Document.class::cast);
  }

  static Optional<String> text(Document entry, String name) {
    return entry.get(name).orElse(Value.NULL) instanceof Value.Text(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static boolean isTrue(Document entry, String name) {
    return switch (entry.get(name).orElse(Value.NULL)) {
      case Value.Bool bool -> bool.value();
      case Value other -> Numbers.of(other).orElse(0) != 0;
    };
  }
}
