package dev.lockstep.mongodb;

import com.mongodb.MongoException;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.mongodb.bson.BsonBytes;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The secondary indexes of one collection. */
final class Indexing {
  private static final String PRIMARY = "_id_";
  private static final int INDEX_NOT_FOUND = 27;
  private static final int NAMESPACE_NOT_FOUND = 26;

  /** Duplicates, and definitions that contradict an index of the same name or keys. */
  private static final Set<Integer> REFUSALS = Set.of(11000, 11001, 67, 85, 86, 197);

  private final Server server;
  private final String collection;

  Indexing(Server server, String collection) {
    this.server = server;
    this.collection = collection;
  }

  List<Index> indexes() {
    return server
        .errors()
        .translating(
            "read the indexes of " + collection,
            () ->
                new Catalogue(server, collection)
                    .indexes().stream()
                        .map(Indexing::index)
                        .filter(index -> !index.name().equals(PRIMARY))
                        .toList());
  }

  IndexOutcome create(Index index) {
    if (indexes().contains(index)) {
      return new IndexOutcome.Ready();
    }
    Document command =
        Document.of(
            "createIndexes", Value.text(collection), "indexes", Value.Array.of(definition(index)));
    try {
      var answer = server.patientDatabase().runCommand(BsonBytes.raw(command));
      assert !answer.isEmpty();
      return new IndexOutcome.Ready();
    } catch (MongoException e) {
      if (REFUSALS.contains(e.getCode())) {
        return new IndexOutcome.Refused("the server answered " + ServerErrors.named(e));
      }
      throw server.errors().problem("build the index " + index.name(), e);
    }
  }

  void drop(String name) {
    Document command =
        Document.of("dropIndexes", Value.text(collection), "index", Value.text(name));
    try {
      var answer = server.patientDatabase().runCommand(BsonBytes.raw(command));
      assert !answer.isEmpty();
    } catch (MongoException e) {
      boolean gone = e.getCode() == INDEX_NOT_FOUND || e.getCode() == NAMESPACE_NOT_FOUND;
      if (!gone) {
        throw server.errors().problem("drop the index " + name, e);
      }
    }
  }

  private static Document definition(Index index) {
    Document.Builder definition =
        Document.builder().add("key", index.keys()).add("name", Value.text(index.name()));
    if (index.unique()) {
      definition.add("unique", Value.bool(true));
    }
    if (index.sparse()) {
      definition.add("sparse", Value.bool(true));
    }
    index.partial().ifPresent(filter -> definition.add("partialFilterExpression", filter));
    index
        .expireAfter()
        .ifPresent(after -> definition.add("expireAfterSeconds", Value.int64(after.toSeconds())));
    return definition.build();
  }

  private static Index index(Document entry) {
    OptionalDouble expiry = Numbers.of(entry.get("expireAfterSeconds").orElse(Value.NULL));
    return new Index(
        entry.get("name").orElse(Value.NULL) instanceof Value.Text name ? name.value() : "",
        part(entry, "key").orElse(Document.empty()),
        isTrue(entry, "unique"),
        isTrue(entry, "sparse"),
        part(entry, "partialFilterExpression"),
        expiry.isPresent()
            ? Optional.of(Duration.ofSeconds((long) expiry.getAsDouble()))
            : Optional.empty());
  }

  private static Optional<Document> part(Document entry, String name) {
    return entry.get(name).filter(Document.class::isInstance).map(Document.class::cast);
  }

  private static boolean isTrue(Document entry, String name) {
    return switch (entry.get(name).orElse(Value.NULL)) {
      case Value.Bool bool -> bool.value();
      case Value other -> Numbers.of(other).orElse(0) != 0;
    };
  }
}
