package dev.lockstep.mongodb;

import com.mongodb.MongoException;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.mongodb.Features.Filters;
import dev.lockstep.mongodb.bson.BsonBytes;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.RawBsonDocument;

/**
 * Divides all keys into ranges of about equal size: every bracket is covered from its start to its
 * end, whether it holds keys now or not, and is cut at percentiles of a sample of its keys.
 *
 * <p>The sample is drawn and sorted by the server. One that cannot draw samples is asked for the
 * keys at even distances instead.
 */
final class KeyPlan {
  private static final int KEYS_PER_RANGE = 20;
  private static final int SAMPLE_MAX = 10_000;
  private static final Document BY_KEY = Document.of("_id", Value.int32(1));

  private final Server server;
  private final String collection;

  KeyPlan(Server server, String collection) {
    this.server = server;
    this.collection = collection;
  }

  /**
   * Whether there is a key of a type that no range can ask for: some servers hold values of types
   * that their filters do not know.
   */
  boolean hasUnreachable(Filters filters) {
    if (Bracket.allTypes().stream().allMatch(filters::knows)) {
      return false;
    }
    List<Value> known =
        Bracket.allTypes().stream()
            .filter(filters::knows)
            .<Value>map(type -> Value.int32(BsonBytes.number(type)))
            .toList();
    Document reachable = Document.of("_id", Document.of("$type", new Value.Array(known)));
    Document others = Document.of("$nor", Value.Array.of(reachable));
    return server
            .patientDatabase()
            .getCollection(collection, RawBsonDocument.class)
            .find(BsonBytes.raw(others))
            .first()
        != null;
  }

  List<KeyRange> ranges(int wanted) {
    List<Value> sample = wanted == 1 ? List.of() : sample(wanted);
    Map<Bracket, List<Value>> keys = new EnumMap<>(Bracket.class);
    for (Value key : sample) {
      Bracket.of(key)
          .ifPresent(bracket -> keys.computeIfAbsent(bracket, b -> new ArrayList<>()).add(key));
    }
    int step = Math.max(1, sample.size() / wanted);
    List<KeyRange> ranges = new ArrayList<>();
    for (Bracket bracket : Bracket.values()) {
      cut(bracket, keys.getOrDefault(bracket, List.of()), step, ranges);
    }
    return List.copyOf(ranges);
  }

  private static void cut(Bracket bracket, List<Value> keys, int step, List<KeyRange> ranges) {
    Optional<Value> from = Optional.empty();
    if (!bracket.isSingle()) {
      for (int i = step; i < keys.size(); i += step) {
        Optional<Value> to = Optional.of(keys.get(i));
        if (!to.equals(from) && !to.equals(Optional.of(keys.getFirst()))) {
          ranges.add(new KeyRange(bracket.word(), from, to));
          from = to;
        }
      }
    }
    ranges.add(new KeyRange(bracket.word(), from, Optional.empty()));
  }

  private List<Value> sample(int wanted) {
    int size = (int) Math.min((long) wanted * KEYS_PER_RANGE, SAMPLE_MAX);
    try {
      return drawn(size);
    } catch (MongoException e) {
      return spaced(wanted);
    }
  }

  private List<Value> drawn(int size) {
    List<RawBsonDocument> stages =
        List.of(
            BsonBytes.raw(Document.of("$sample", Document.of("size", Value.int32(size)))),
            BsonBytes.raw(Document.of("$project", BY_KEY)),
            BsonBytes.raw(Document.of("$sort", BY_KEY)));
    return keys(
        server
            .patientDatabase()
            .getCollection(collection, StoredDocument.class)
            .aggregate(stages)
            .into(new ArrayList<>()));
  }

  private List<Value> spaced(int wanted) {
    var documents = server.patientDatabase().getCollection(collection, StoredDocument.class);
    long step = documents.estimatedDocumentCount() / wanted;
    List<Value> keys = new ArrayList<>();
    for (int i = 0; step > 0 && i < wanted; i++) {
      keys.addAll(
          keys(
              documents
                  .find()
                  .projection(BsonBytes.raw(BY_KEY))
                  .sort(BsonBytes.raw(BY_KEY))
                  .skip((int) Math.min(Integer.MAX_VALUE, step * i))
                  .limit(1)
                  .into(new ArrayList<>())));
    }
    return keys;
  }

  private static List<Value> keys(List<StoredDocument> documents) {
    return documents.stream().map(StoredDocument::key).toList();
  }
}
