package dev.lockstep.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.model.survey.Drawn;
import dev.lockstep.model.survey.EngineFacts;
import dev.lockstep.model.survey.IndexUse;
import dev.lockstep.model.survey.Told;
import dev.lockstep.model.survey.Writers;
import dev.lockstep.mongodb.bson.BsonBytes;
import dev.lockstep.store.Reading;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.Survey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;

/**
 * What a MongoDB server tells of itself. Its abilities are not probed, which would write: a command
 * that it does not know, or does not allow, is an answer, too.
 */
final class MongoSurvey implements Survey {
  /** What servers answer to a command, a stage or an option that they do not have. */
  private static final Set<Integer> NOT_KNOWN =
      Set.of(2, 9, 26, 40, 59, 72, 115, 166, 238, 303, 40_324, 40_602);

  private static final Keys BY_ID =
      new Keys(
          List.of(Path.of("_id")), List.of(), List.of(), List.of(), Map.of(), Optional.empty());

  private final Server server;
  private final ServerErrors errors;

  MongoSurvey(Server server) {
    this.server = server;
    this.errors = server.errors();
  }

  @Override
  public CollectionSurvey collection(String name) {
    Catalogue catalogue = new Catalogue(server, name);
    Told<List<Document>> entry =
        asked("look at the collection " + name, "listCollections", catalogue::collection);
    Told<List<Document>> indexes =
        asked("look at the indexes of " + name, "listIndexes", catalogue::indexes);
    boolean isThere = entry.known().map(found -> !found.isEmpty()).orElse(true);
    if (!isThere && indexes.known().map(List::isEmpty).orElse(true)) {
      throw missing(name);
    }
    Document options =
        entry.known().stream()
            .flatMap(List::stream)
            .findFirst()
            .flatMap(found -> found.get("options"))
            .filter(Document.class::isInstance)
            .map(Document.class::cast)
            .orElse(Document.empty());
    Optional<Told<Storage>> silence =
        entry.known().isPresent() ? Optional.empty() : Optional.of(entry.map(e -> Storage.NONE));
    return new CollectionSurvey(
        name,
        Optional.of(Engine.MONGODB),
        Shape.Fields.of(),
        BY_ID,
        indexes.map(found -> new CollectionSurvey.Indexes(IndexEntries.indexes(found), uses(name))),
        silence.orElseGet(() ->
            new Told.Known<>(IndexEntries.storage(options, indexes.known().orElse(List.of())))),
        new Told.Known<>(EngineFacts.NONE),
        asked("count the documents of " + name, "count", () -> estimate(name)));
  }

  private long estimate(String name) {
    return server.database().getCollection(name).estimatedDocumentCount();
  }

  private Told<Map<String, IndexUse>> uses(String name) {
    return asked(
            "look at the uses of the indexes of " + name,
            "$indexStats",
            () -> Catalogue.firstBatch(server.run(aggregate(Value.text(name), "$indexStats"))))
        .map(IndexEntries::uses);
  }

  /** A command that asks for what one stage without arguments answers. */
  private static Document aggregate(Value collection, String stage) {
    return Document.of("aggregate", collection)
        .with("pipeline", Value.Array.of(Document.of(stage, Document.empty())))
        .with("cursor", Document.empty());
  }

  @Override
  public Writers writers() {
    Told<List<Document>> now =
        asked(
            "look at the operations",
            "$currentOp",
            () -> Catalogue.firstBatch(server.runAsAdmin(ClientEntries.CURRENT)));
    Told<List<Document>> profiled =
        asked(
            "look at the profile",
            "find on system.profile",
            () -> Catalogue.firstBatch(server.run(ClientEntries.PROFILED)));
    return new Writers(
        ClientEntries.writers(
            server.address().database(),
            now.known().orElse(List.of()),
            profiled.known().orElse(List.of())),
        Stream.<Told<?>>of(now, profiled).filter(each -> each.silence().isPresent()).toList());
  }

  /** The answer; a command that is not known or not allowed is one, too. */
  private <T> Told<T> asked(String what, String command, Supplier<T> question) {
    try {
      return new Told.Known<>(question.get());
    } catch (MongoCommandException e) {
      if (ServerErrors.isUnauthorised(e)) {
        return new Told.Forbidden<>("the privilege for " + command);
      }
      if (NOT_KNOWN.contains(e.getErrorCode()) || e.getErrorCode() <= 0) {
        return new Told.Declined<>(command);
      }
      throw errors.problem(what, e);
    } catch (MongoException e) {
      throw errors.problem(what, e);
    }
  }

  @Override
  public Reading read(String collection, OptionalLong sample) {
    MongoCollection<StoredDocument> documents =
        server.patientDatabase().getCollection(collection, StoredDocument.class);
    return errors.translating(
        "read the documents of " + collection,
        () ->
            sample.isPresent()
                ? sampled(documents, sample.getAsLong())
                : reading(documents, Drawn.ALL, Integer.MAX_VALUE));
  }

  private Reading sampled(MongoCollection<StoredDocument> documents, long size) {
    RawBsonDocument draw =
        BsonBytes.raw(Document.of("$sample", Document.of("size", Value.int64(size))));
    try {
      return new MongoReading(
          documents.getNamespace().getCollectionName(),
          Drawn.RANDOM,
          documents.aggregate(List.of(draw)).batchSize(MongoReading.BATCH).cursor(),
          errors);
    } catch (MongoCommandException e) {
      if (ServerErrors.isUnauthorised(e)) {
        throw e;
      }
      return reading(documents, Drawn.FIRST, (int) Math.min(size, Integer.MAX_VALUE));
    }
  }

  private Reading reading(MongoCollection<StoredDocument> documents, Drawn drawn, int limit) {
    var found = documents.find().batchSize(MongoReading.BATCH);
    return new MongoReading(
        documents.getNamespace().getCollectionName(),
        drawn,
        (limit == Integer.MAX_VALUE ? found : found.limit(limit)).cursor(),
        errors);
  }

  private Problem missing(String name) {
    return new Problem(
        ProblemCode.COLLECTION_MISSING,
        "Cannot look at the collection %s: %s has none of this name"
            .formatted(name, server.address().name()),
        "nothing was written",
        "lockstep doctor URI lists the collections there are");
  }
}
