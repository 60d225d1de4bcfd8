package dev.lockstep.registry.query.mongo;

import static dev.lockstep.registry.query.mongo.Templates.coexisting;
import static dev.lockstep.registry.query.mongo.Templates.command;
import static dev.lockstep.registry.query.mongo.Templates.filter;
import static dev.lockstep.registry.query.mongo.Templates.find;
import static dev.lockstep.registry.query.mongo.Templates.query;
import static dev.lockstep.registry.query.mongo.Templates.renewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.query.Rewriting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoRewriterTest {
  private static final Operation RENAME = new Operation.Rename(Path.of("zip"), Path.of("postcode"));
  private static final Operation WRAP = new Operation.Wrap(Path.of("qty"));
  private static final Operation TEXT =
      new Operation.Convert(Path.of("qty"), ValueType.STRING, new Operation.Otherwise.Keep());
  private static final Operation CODES =
      new Operation.MapValues(
          Path.of("state"),
          Map.of(Value.text("new"), Value.text("N"), Value.text("sent"), Value.text("S")),
          new Operation.Otherwise.Keep());

  private static String why(Rewriting rewriting) {
    return rewriting instanceof Rewriting.Impossible(String why) ? why : rewriting.toString();
  }

  @Test
  void whatTheChangeDoesNotTouchStaysTheSame() {
    assertThat(renewed(find("{\"qty\": 1}"), RENAME)).isEqualTo(new Rewriting.Same());
    assertThat(coexisting(find("{\"qty\": 1}"), RENAME)).isEqualTo(new Rewriting.Same());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"%s\": \"a\"}",
        "{\"%s\": {\"$ne\": \"a\"}}",
        "{\"%s\": {\"$in\": [\"a\", null]}}",
        "{\"%s\": {\"$nin\": [\"a\"]}}",
        "{\"%s\": {\"$gt\": \"a\", \"$lte\": \"b\"}}",
        "{\"%s\": {\"$exists\": false}}",
        "{\"%s\": {\"$type\": \"string\"}}",
        "{\"%s\": {\"$regex\": \"^a\"}}",
        "{\"%s\": {\"$not\": {\"$size\": 2}}}",
        "{\"%s\": \":p\"}"
      })
  void everyOperatorFollowsARenaming(String filter) {
    assertThat(renewed(find(filter.formatted("zip")), RENAME))
        .isEqualTo(filter(filter.formatted("postcode")));
  }

  @Test
  void whatFailsOnNothingMayBeAtEitherPathWhileBothShapesLive() {
    assertThat(coexisting(find("{\"zip\": \"a\"}"), RENAME))
        .isEqualTo(filter("{\"$or\": [{\"zip\": \"a\"}, {\"postcode\": \"a\"}]}"));
  }

  @Test
  void whatHoldsOfNothingMustHoldAtBothPathsWhileBothShapesLive() {
    assertThat(coexisting(find("{\"zip\": null}"), RENAME))
        .isEqualTo(filter("{\"$and\": [{\"zip\": null}, {\"postcode\": null}]}"));
    assertThat(coexisting(find("{\"zip\": {\"$ne\": \"a\"}}"), RENAME))
        .isEqualTo(
            filter("{\"$and\": [{\"zip\": {\"$ne\": \"a\"}}, {\"postcode\": {\"$ne\": \"a\"}}]}"));
    assertThat(coexisting(find("{\"zip\": {\"$ne\": null}}"), RENAME))
        .isEqualTo(
            filter("{\"$or\": [{\"zip\": {\"$ne\": null}}, {\"postcode\": {\"$ne\": null}}]}"));
  }

  @Test
  void aParameterThatMayBeNullIsAskedAtThePathThatIsThere() {
    assertThat(coexisting(find("{\"zip\": \":p\"}"), RENAME))
        .isEqualTo(
            filter(
                """
                {"$or": [
                  {"$and": [{"postcode": {"$exists": true}}, {"postcode": ":p"}]},
                  {"$and": [{"postcode": {"$exists": false}}, {"zip": ":p"}]}]}
                """));
  }

  @Test
  void aValueThatIsNestedIsToldByTheDocumentAroundIt() {
    Operation nest = new Operation.Move(Path.of("zip"), Path.of("zip", "code"));
    assertThat(renewed(find("{\"zip\": \"a\"}"), nest)).isEqualTo(filter("{\"zip.code\": \"a\"}"));
    assertThat(coexisting(find("{\"zip\": null}"), nest))
        .isEqualTo(
            filter(
                """
                {"$or": [
                  {"$and": [{"zip": {"$type": "object"}}, {"zip.code": null}]},
                  {"$and": [{"zip": {"$not": {"$type": "object"}}}, {"zip": null}]}]}
                """));
  }

  @Test
  void aWrappedValueIsFoundAsBeforeButByWhatSeesArrays() {
    assertThat(renewed(find("{\"qty\": {\"$gt\": 1}}"), WRAP)).isEqualTo(new Rewriting.Same());
    assertThat(why(renewed(find("{\"qty\": {\"$size\": 1}}"), WRAP)))
        .isEqualTo("Cannot rewrite the query: $size at qty tells an array from its only element");
    assertThat(why(renewed(find("{\"qty\": [1]}"), WRAP))).contains("tells an array");
    assertThat(why(renewed(find("{\"qty\": \":any\"}"), WRAP))).contains("tells an array");
  }

  @Test
  void aNumberOfAnotherTypeIsFoundAsBeforeButByItsType() {
    Operation convert =
        new Operation.Convert(Path.of("qty"), ValueType.DOUBLE, new Operation.Otherwise.Absent());
    assertThat(renewed(find("{\"qty\": {\"$lt\": 3}}"), convert)).isEqualTo(new Rewriting.Same());
    assertThat(why(renewed(find("{\"qty\": {\"$type\": \"int\"}}"), convert)))
        .contains("tells types of numbers apart");
  }

  @Test
  void aNumberThatBecomesTextIsAskedAsTextAndInBothFormsWhileBothShapesLive() {
    assertThat(renewed(find("{\"qty\": 5}"), TEXT)).isEqualTo(filter("{\"qty\": \"5\"}"));
    assertThat(renewed(find("{\"qty\": 5.0}"), TEXT)).isEqualTo(filter("{\"qty\": \"5\"}"));
    assertThat(coexisting(find("{\"qty\": {\"$ne\": 5}}"), TEXT))
        .isEqualTo(filter("{\"qty\": {\"$nin\": [5, \"5\"]}}"));
    assertThat(why(renewed(find("{\"qty\": {\"$gt\": 5}}"), TEXT)))
        .contains("would need the values as they were");
    assertThat(why(renewed(find("{\"qty\": \":p\"}"), TEXT))).contains("only when the query runs");
  }

  @Test
  void mappedValuesAreAskedByWhatTheyBecome() {
    assertThat(renewed(find("{\"state\": \"new\"}"), CODES))
        .isEqualTo(filter("{\"state\": \"N\"}"));
    assertThat(coexisting(find("{\"state\": \"new\"}"), CODES))
        .isEqualTo(filter("{\"state\": {\"$in\": [\"new\", \"N\"]}}"));
  }

  @Test
  void valuesThatFallTogetherCannotBeAskedForOneByOne() {
    Operation merged =
        new Operation.MapValues(
            Path.of("state"),
            Map.of(Value.text("new"), Value.text("X"), Value.text("sent"), Value.text("X")),
            new Operation.Otherwise.Keep());
    assertThat(why(renewed(find("{\"state\": \"new\"}"), merged))).contains("cannot be told");
    assertThat(renewed(find("{\"state\": {\"$in\": [\"new\", \"sent\"]}}"), merged))
        .isEqualTo(filter("{\"state\": {\"$in\": [\"X\"]}}"));
  }

  @Test
  void whatIsRemovedMergedOrWrittenHasNoForm() {
    assertThat(why(renewed(find("{\"zip\": \"a\"}"), new Operation.Remove(Path.of("zip")))))
        .isEqualTo("Cannot rewrite the query: zip is removed");
    Operation merge =
        new Operation.Merge(
            List.of(Path.of("zip"), Path.of("state")), Path.of("m"), "{zip} {state}");
    assertThat(why(renewed(find("{\"zip\": \"a\"}"), merge))).contains("becomes part of a text");
    assertThat(why(renewed(find("{\"postcode\": null}"), RENAME))).contains("writes postcode");
  }

  @Test
  void sortAndProjectionFollowAndNoOrderSpansTwoPaths() {
    MongoQuery query =
        query(
            """
            {"find": "orders", "filter": {}, "sort": {"zip": -1}, "projection": {"zip": 1}}
            """);
    assertThat(renewed(query, RENAME))
        .isEqualTo(
            command(
                """
                {"find": "orders", "filter": {}, "sort": {"postcode": -1},
                 "projection": {"postcode": 1}}
                """));
    assertThat(why(coexisting(query, RENAME))).contains("no order spans two paths");
  }

  @Test
  void anUpdateFollowsAndWaitsForANewShapeWriterWhileBothShapesLive() {
    MongoQuery query =
        query(
            """
            {"update": "orders", "updates": [{"q": {"qty": 1}, "u": {"$set": {"zip": ":p"}}}]}
            """);
    assertThat(renewed(query, RENAME))
        .isEqualTo(
            command(
                """
                {"update": "orders",
                 "updates": [{"q": {"qty": 1}, "u": {"$set": {"postcode": ":p"}}}]}
                """));
    assertThat(why(coexisting(query, RENAME))).contains("new-shape writer");
  }

  @Test
  void anAggregationFollowsUpToTheStageThatGivesNames() {
    String pipeline =
        """
        {"aggregate": "orders", "cursor": {}, "pipeline": [
          {"$match": {"%1$s": "a"}},
          {"$group": {"_id": "$%1$s", "zip": {"$sum": "$qty"}}},
          {"$sort": {"zip": 1}}]}
        """;
    assertThat(renewed(query(pipeline.formatted("zip")), RENAME))
        .isEqualTo(command(pipeline.formatted("postcode")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$where\": \"true\"}",
        "{\"$expr\": {\"$eq\": [\"$zip\", 1]}}",
        "{\"qty\": {\"$near\": [1, 2]}}",
        "{\"$or\": {}}",
        "{\"zip\": {\"$gte\": null}}"
      })
  void whatIsNotUnderstoodIsNeverRewritten(String filter) {
    assertThat(find(filter).parsed().gaps()).hasSize(1);
    assertThat(why(renewed(find(filter), RENAME))).contains("is not understood");
  }

  @Test
  void hintsAndUpsertsAreNotCarriedIntoAnotherForm() {
    MongoQuery hinted =
        query("{\"find\": \"orders\", \"filter\": {\"zip\": \"a\"}, \"hint\": \"by_zip\"}");
    assertThat(why(renewed(hinted, RENAME))).contains("by a hint");
    MongoQuery upsert =
        query(
            """
            {"update": "orders",
             "updates": [{"q": {"zip": "a"}, "u": {"$set": {"qty": 1}}, "upsert": true}]}
            """);
    assertThat(why(coexisting(upsert, RENAME))).contains("one shape only");
  }

  @Test
  void whatTheShapeDoesNotSayIsAssumedByName() {
    MongoRewriter rewriter =
        new MongoRewriter(
            Templates.change(RENAME), Shape.Fields.of(Field.of("zip", Shape.single())));
    assertThat(rewriter.renewed(find("{\"zip\": \"a\"}")))
        .isInstanceOfSatisfying(
            Rewriting.Rewritten.class,
            it -> assertThat(it.assuming()).containsExactly("no document holds postcode yet"));
  }
}
