package dev.lockstep.registry.query.mongo;

import static dev.lockstep.registry.query.mongo.Templates.find;
import static dev.lockstep.registry.query.mongo.Templates.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.query.Serving;
import dev.lockstep.registry.query.Serving.Sorting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MongoPlannerTest {
  private static final Index PLAIN = index("by_zip_qty", Index.Options.PLAIN, "zip", "qty");

  private static Index index(String name, Index.Options options, String... paths) {
    return new Index(
        Optional.empty(),
        name,
        List.of(paths).stream().map(Path::of).map(KeyPart::ascending).toList(),
        Optional.empty(),
        options);
  }

  private static Index.Options options(boolean sparse, Optional<Document> partial) {
    return new Index.Options(
        false, sparse, partial, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Serving plan(MongoQuery query, Index... indexes) {
    return new MongoPlanner(List.of(indexes), Templates.ORDERS).plan(query);
  }

  @Test
  void theIdentityIsEnough() {
    assertThat(plan(find("{\"_id\": 1, \"zip\": \"a\"}"))).isEqualTo(new Serving.ById());
  }

  @Test
  void equalitiesAtTheBeginOfAnIndexAreServed() {
    assertThat(plan(find("{\"zip\": \"a\", \"qty\": 1}"), PLAIN))
        .isEqualTo(new Serving.ServedBy(List.of("by_zip_qty"), 2, Sorting.NONE, List.of()));
    assertThat(plan(find("{\"qty\": 1}"), PLAIN)).isInstanceOf(Serving.FullScan.class);
    assertThat(plan(find("{\"zip\": {\"$ne\": \"a\"}}"), PLAIN))
        .isInstanceOf(Serving.FullScan.class);
  }

  @Test
  void anOrderBehindEqualitiesComesFromTheIndex() {
    MongoQuery query =
        query("{\"find\": \"orders\", \"filter\": {\"zip\": \"a\"}, \"sort\": {\"qty\": -1}}");
    assertThat(plan(query, PLAIN))
        .isEqualTo(new Serving.ServedBy(List.of("by_zip_qty"), 1, Sorting.BY_INDEX, List.of()));
    MongoQuery behindARange =
        query(
            """
            {"find": "orders", "filter": {"zip": {"$gt": "a"}}, "sort": {"qty": 1}}
            """);
    assertThat(plan(behindARange, PLAIN))
        .isEqualTo(new Serving.ServedBy(List.of("by_zip_qty"), 0, Sorting.IN_MEMORY, List.of()));
  }

  @Test
  void aSparseIndexDoesNotServeWhoAsksForNothing() {
    Index sparse = index("sparse", options(true, Optional.empty()), "zip");
    assertThat(plan(find("{\"zip\": null}"), sparse)).isInstanceOf(Serving.FullScan.class);
    assertThat(plan(find("{\"zip\": \"a\"}"), sparse)).isInstanceOf(Serving.ServedBy.class);
  }

  @Test
  void aPartialIndexServesOnlyWhoAsksForItsPart() {
    Document part = Document.builder().add("state", Value.text("new")).build();
    Index partial = index("partial", options(false, Optional.of(part)), "zip");
    assertThat(plan(find("{\"zip\": \"a\"}"), partial)).isInstanceOf(Serving.FullScan.class);
    assertThat(plan(find("{\"zip\": \"a\", \"state\": \"new\"}"), partial))
        .isInstanceOf(Serving.ServedBy.class);
  }

  @Test
  void alternativesAreServedWhereEachIs() {
    MongoQuery either = find("{\"$or\": [{\"zip\": \"a\"}, {\"state\": \"new\"}]}");
    assertThat(plan(either, PLAIN)).isInstanceOf(Serving.FullScan.class);
    Index other = index("by_state", Index.Options.PLAIN, "state");
    assertThat(plan(either, PLAIN, other))
        .isInstanceOfSatisfying(
            Serving.ServedBy.class,
            it -> assertThat(it.indexes()).containsExactly("by_zip_qty", "by_state"));
  }

  @Test
  void aProjectionOfNothingButKeysIsCovered() {
    MongoQuery query =
        query(
            """
            {"find": "orders", "filter": {"zip": "a"}, "projection": {"_id": 0, "qty": 1}}
            """);
    assertThat(plan(query, PLAIN))
        .isInstanceOfSatisfying(
            Serving.ServedBy.class,
            it -> assertThat(it.remarks()).singleElement().asString().contains("covers"));
  }

  @Test
  void nobodyCanTellWhatServesWhatIsNotUnderstood() {
    assertThat(plan(find("{\"$where\": \"true\"}"), PLAIN)).isInstanceOf(Serving.Unknown.class);
  }
}
