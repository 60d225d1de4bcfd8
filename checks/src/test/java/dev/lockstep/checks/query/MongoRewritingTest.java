package dev.lockstep.checks.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.OperationPaths;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.Reconciler;
import dev.lockstep.model.inplace.Reconciliation;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.query.QueryLanguage;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.write.Edit;
import dev.lockstep.registry.query.Rewriting;
import dev.lockstep.registry.query.mongo.MongoQuery;
import dev.lockstep.registry.query.mongo.MongoRewriter;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import dev.lockstep.testkit.seed.SeededTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rewritten filters find, on a server, what the originals found. */
class MongoRewritingTest {
  private static final int DOCUMENTS = 30;
  private static final int QUERIES = 25;

  private static EmbeddedMongo server;
  private static MongoClient client;

  @BeforeAll
  static void start() {
    server = EmbeddedMongo.start();
    client = MongoClients.create(server.address());
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @SeededTest(cases = 150)
  void rewrittenFiltersFindTheSameDocuments(SplittableRandom random) {
    Tally ignored = compare(random, ContentModel.CLOSED);
  }

  @SeededTest(cases = 30)
  void filtersRewrittenUnderAssumptionsFindTheSameWhereTheyHold(SplittableRandom random) {
    Tally ignored = compare(random, ContentModel.OPEN);
  }

  @Test
  void manyFiltersOverWhatChangesAreRewritten() {
    Tally all = new Tally(0, 0, 0);
    for (long seed = 1; seed <= 20; seed++) {
      all = all.plus(compare(new SplittableRandom(seed), ContentModel.CLOSED));
    }
    assertThat(all.rewritten()).as(all.toString()).isGreaterThan(20);
    assertThat(all.both()).as(all.toString()).isGreaterThan(15);
  }

  private record Tally(int asked, int rewritten, int both) {
    Tally plus(Tally other) {
      return new Tally(asked + other.asked, rewritten + other.rewritten, both + other.both);
    }
  }

  private static Tally compare(SplittableRandom random, ContentModel content) {
    Change change = RandomChanges.next(random);
    CompiledChange compiled = CompiledChange.of(change);
    Layout layout = new Layout(change.id(), compiled.components());
    List<Document> old = new ArrayList<>();
    List<Document> renewed = new ArrayList<>();
    List<Document> mixed = new ArrayList<>();
    for (Document document : Parcels.some(random, DOCUMENTS)) {
      if (compiled.lens().forward(document) instanceof Carry.Whole whole) {
        old.add(document);
        renewed.add(whole.document());
        mixed.add(
            switch (random.nextInt(3)) {
              case 0 -> document;
              case 1 -> whole.document();
              default -> inPlace(layout, document);
            });
      }
    }
    fill("old", old);
    fill("new", renewed);
    fill("both", mixed);
    MongoRewriter rewriter = new MongoRewriter(change, Parcels.shape(content));
    List<String> touched = touched(change);
    Tally tally = new Tally(0, 0, 0);
    for (int i = 0; i < QUERIES; i++) {
      Document filter = RandomFilters.next(random, touched, 2);
      MongoQuery query = query(filter);
      Set<Integer> wanted = ids("old", filter);
      Rewriting inNew = rewriter.renewed(query);
      Rewriting inBoth = rewriter.coexisting(query);
      expect(change, filter, inNew, "new", wanted);
      expect(change, filter, inBoth, "both", wanted);
      tally = tally.plus(new Tally(1, isRewritten(inNew), isRewritten(inBoth)));
    }
    return tally;
  }

  private static List<String> touched(Change change) {
    return change.operations().stream()
        .flatMap(step -> OperationPaths.of(step.operation()).stream())
        .map(argument -> argument.path().toString())
        .toList();
  }

  private static int isRewritten(Rewriting rewriting) {
    return rewriting instanceof Rewriting.Rewritten ? 1 : 0;
  }

  /** The document as the engine leaves it: both shapes, in agreement. */
  private static Document inPlace(Layout layout, Document document) {
    Reconciliation reconciliation =
        new Reconciler(layout, () -> 1, () -> Bytes.of(new byte[16]))
            .reconcile(document, Shape.OLD, Map.of());
    Document physical = document;
    if (reconciliation.write().isPresent()) {
      for (Edit edit : reconciliation.write().get().edits()) {
        physical =
            switch (edit) {
              case Edit.Set set -> Places.set(physical, set.path(), set.value());
              case Edit.Unset unset -> Places.unset(physical, unset.path());
            };
      }
    }
    return physical;
  }

  private static MongoQuery query(Document filter) {
    Document command =
        Document.builder().add("find", Value.text("parcels")).add("filter", filter).build();
    return MongoQuery.of(
        new QueryTemplate(
            "q", QueryLanguage.MONGODB, command, Map.of(), Optional.empty(), Optional.empty()));
  }

  private static void expect(
      Change change, Document filter, Rewriting rewriting, String where, Set<Integer> wanted) {
    Optional<Document> ask =
        switch (rewriting) {
          case Rewriting.Same same -> Optional.of(filter);
          case Rewriting.Rewritten rewritten ->
              ((Document) rewritten.template().template()).get("filter").map(Document.class::cast);
          case Rewriting.Impossible impossible -> Optional.empty();
        };
    ask.ifPresent(asked ->
        assertThat(ids(where, asked))
            .as(
                "%s in %s, rewritten to %s for %s",
                text(filter), where, text(asked), change.operations())
            .isEqualTo(wanted));
  }

  private static MongoCollection<BsonDocument> collection(String name) {
    return client.getDatabase("queries").getCollection(name, BsonDocument.class);
  }

  private static void fill(String name, List<Document> documents) {
    collection(name).drop();
    if (!documents.isEmpty()) {
      assertThat(
              collection(name)
                  .insertMany(documents.stream().map(MongoRewritingTest::bson).toList())
                  .wasAcknowledged())
          .isTrue();
    }
  }

  private static Set<Integer> ids(String name, Document filter) {
    Set<Integer> ids = new TreeSet<>();
    for (BsonDocument found :
        collection(name).find(bson(filter)).projection(Projections.include("_id"))) {
      ids.add(found.getInt32("_id").getValue());
    }
    return ids;
  }

  private static BsonDocument bson(Document document) {
    return BsonDocument.parse(text(document));
  }

  private static String text(Document document) {
    return ExtendedJson.write(document, Notation.CANONICAL);
  }
}
