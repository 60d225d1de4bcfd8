package dev.lockstep.registry.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Footprint;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.model.survey.EngineFacts;
import dev.lockstep.model.survey.Told;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How documents are held to a contract. */
class DriftTest {
  private static CollectionPromise promise(String properties) {
    return promise(properties, "");
  }

  /** A collection with these properties, and what else is said of it. */
  private static CollectionPromise promise(String properties, String more) {
    String text =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: c
        version: 1.0.0
        status: active
        schema:
          - name: c
        """
            + more
            + "    properties:\n"
            + properties.indent(6);
    Outcome<Contract> read = ContractFile.read("c", text.getBytes(StandardCharsets.UTF_8));
    assertThat(read).as(() -> read + text).isInstanceOf(Outcome.Whole.class);
    return ((Outcome.Whole<Contract>) read).located().value().collections().getFirst();
  }

  private static CollectionSurvey survey(Told<CollectionSurvey.Indexes> indexes) {
    return survey(indexes, Optional.empty());
  }

  private static CollectionSurvey survey(
      Told<CollectionSurvey.Indexes> indexes, Optional<Validator> validator) {
    return new CollectionSurvey(
        "c",
        Optional.of(Engine.MONGODB),
        Shape.Fields.of(),
        Keys.NONE,
        indexes,
        new Told.Known<>(
            new Storage(
                validator,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Footprint.NONE)),
        new Told.Known<>(EngineFacts.NONE),
        new Told.Known<>(0L));
  }

  private static Drift drift(String properties, Document... documents) {
    Told<CollectionSurvey.Indexes> none =
        new Told.Known<>(
            new CollectionSurvey.Indexes(List.of(), new Told.Declined<>("$indexStats")));
    Drift drift = new Drift(promise(properties), survey(none));
    List.of(documents).forEach(drift::add);
    return drift;
  }

  private static List<String> found(String properties, Document... documents) {
    return drift(properties, documents).differences().stream()
        .map(each -> each.kind().word() + " " + each.where() + " " + each.count())
        .toList();
  }

  private static Document a(Value value) {
    return Document.of("a", value);
  }

  @Test
  void numbersAreHeldToTheirRangeExactly() {
    String range =
        "- {name: a, logicalType: integer, logicalTypeOptions: {maximum: 9007199254740992}}";
    assertThat(found(range, a(Value.int64(1L << 53)))).isEmpty();
    assertThat(found(range, a(Value.int64((1L << 53) + 1)))).containsExactly("out-of-bounds a 1");
  }

  @Test
  void textsAreHeldToTheirPatternLengthAndList() {
    String text =
        "- {name: a, logicalType: string, logicalTypeOptions: {maxLength: 3, pattern: '^[a-z]+$'}}";
    assertThat(found(text, a(Value.text("abc")))).isEmpty();
    assertThat(found(text, a(Value.text("abcd")), a(Value.text("A"))))
        .containsExactly("out-of-bounds a 1", "out-of-bounds a 1");
    String list = "- {name: a, logicalType: string, enum: [x, y]}";
    assertThat(found(list, a(Value.text("x")), a(Value.text("z"))))
        .containsExactly("value-not-listed a 1");
  }

  @Test
  void theAlternativeThatFitsBestCounts() {
    String union =
        """
        - name: a
          customProperties:
            - property: nosql
              value:
                union:
                  discriminator: {path: kind, values: {card: card, cash: cash}}
                  members:
                    - name: card
                      logicalType: object
                      properties:
                        - {name: kind, logicalType: string, required: true}
                        - {name: last4, logicalType: string, required: true}
                    - name: cash
                      logicalType: object
                      properties: [{name: kind, logicalType: string, required: true}]
        """;
    Document card = Document.of("kind", Value.text("card"), "last4", Value.text("1234"));
    assertThat(found(union, a(card))).isEmpty();
    assertThat(found(union, a(card.without("last4"))))
        .containsExactly("required-missing a.last4 1");
    assertThat(found(union, a(Value.int32(1)))).containsExactly("type-differs a 1");
  }

  @Test
  void mapsAndElementsAreEnteredByOnePath() {
    String both =
        """
        - name: a
          customProperties:
            - property: nosql
              value: {map: {keyPattern: "^[a-z]+$", values: {logicalType: integer}}}
        - {name: b, logicalType: array, items: {logicalType: string, required: true}}
        """;
    Document map = Document.of("x", Value.int32(1), "Y", Value.text("no"));
    Value list = Value.Array.of(Value.text("s"), Value.int32(1), Value.NULL);
    assertThat(found(both, Document.of("a", map, "b", list)))
        .containsExactly(
            "type-differs a.{} 1",
            "type-differs b[] 1",
            "null-not-allowed b[] 1",
            "out-of-bounds a 1");
  }

  @Test
  void undeclaredNamesThatLookSensitiveAreNotShown() {
    Drift drift = drift("- {name: a}", Document.of("ana@shop.example", Value.int32(1)));
    assertThat(drift.differences().toString()).contains("{}").doesNotContain("shop.example");
  }

  @Test
  void whatIsNotToldIsUnknownAndNotEqual() {
    Drift drift = new Drift(promise("- {name: a}"), survey(new Told.Forbidden<>("listIndexes")));
    assertThat(drift.differences()).isEmpty();
    assertThat(drift.unknown())
        .containsExactly("indexes cannot be compared: the account lacks listIndexes");
    Drift pattern =
        drift(
            "- {name: a, logicalType: string, logicalTypeOptions: {pattern: '(?=x)'}}",
            a(Value.text("x")));
    assertThat(pattern.unknown()).containsExactly("no text was held to the pattern (?=x)");
  }

  private static final String NUMBERED =
      """
      - {name: _id, logicalType: string, primaryKey: true, required: true}
      - {name: total, logicalType: integer, required: true, logicalTypeOptions: {minimum: 0}}
      """;
  private static final String STRICT =
      "    customProperties: [{property: nosql, value: {engine: mongodb, validator: {level: strict,"
          + " action: error%s}}}]\n";

  /** A store that has this rule, held to a contract that says this of a validator. */
  private static Drift ruled(String said, String rule) {
    Validator stored =
        new Validator(
            Validator.Level.STRICT,
            Validator.Action.ERROR,
            Optional.of(ExtendedJson.readDocument(rule)));
    Told<CollectionSurvey.Indexes> none =
        new Told.Known<>(
            new CollectionSurvey.Indexes(List.of(), new Told.Declined<>("$indexStats")));
    return new Drift(promise(NUMBERED, said), survey(none, Optional.of(stored)));
  }

  private static List<String> kinds(Drift drift) {
    return drift.differences().stream().map(each -> each.kind().word()).toList();
  }

  private static String shown(Difference difference) {
    return ExtendedJson.write(difference.witness().orElseThrow(), ExtendedJson.Notation.RELAXED);
  }

  @Test
  void aValidatorThatTakesMoreIsShownByADocumentThatTheContractRefuses() {
    Drift drift =
        ruled(
            STRICT.formatted(""),
            """
            {"$jsonSchema": {"bsonType": "object", "required": ["_id", "total"],
              "properties": {"_id": {"bsonType": "string"},
                "total": {"bsonType": ["int", "long"], "minimum": -1}}}}
            """);
    assertThat(drift.unknown()).isEmpty();
    assertThat(kinds(drift)).containsExactly("validator-looser");
    Difference looser = drift.differences().getFirst();
    assertThat(shown(looser)).contains("-1");
    assertThat(looser.sentence()).contains("takes {", "which the contract refuses");
  }

  @Test
  void aValidatorThatRefusesMoreIsShownByADocumentThatTheContractTakes() {
    String closed =
        """
        {"$jsonSchema": {"bsonType": "object", "required": ["_id", "total", "currency"],
          "properties": {"_id": {"bsonType": "string"}, "currency": {"bsonType": "string"},
            "total": {"bsonType": ["int", "long"], "minimum": 0}}}}
        """;
    Drift drift = ruled(STRICT.formatted(""), closed);
    assertThat(kinds(drift)).containsExactly("validator-stricter");
    assertThat(shown(drift.differences().getFirst())).doesNotContain("currency");
    assertThat(kinds(ruled("", closed)))
        .as("a contract without a validator is not followed either")
        .containsExactly("validator-stricter");
  }

  @Test
  void theValidatorThatIsExportedOfTheShapeIsAsPromised() {
    Drift drift =
        ruled(
            STRICT.formatted(""),
            """
            {"$jsonSchema": {"required": ["total", "_id"], "bsonType": "object", "properties": {
              "total": {"minimum": 0, "bsonType": ["long", "int"]}, "_id": {"bsonType": "string"}}}}
            """);
    assertThat(drift.differences()).isEmpty();
    assertThat(drift.unknown()).isEmpty();
    Drift said =
        ruled(
            STRICT.formatted(", schema: {required: [total]}"),
            "{\"$jsonSchema\": {\"required\": [\"total\"]}}");
    assertThat(said.differences()).isEmpty();
    assertThat(said.unknown()).isEmpty();
  }

  @Test
  void whatIsNotProvenOfAValidatorIsUnknown() {
    String mixed = "{\"$jsonSchema\": {\"required\": [\"total\"]}, \"a\": {\"$gt\": 1}}";
    String schema = ", schema: {required: [total]}";
    assertThat(ruled(STRICT.formatted(schema), mixed).unknown())
        .containsExactly(
            "the store's validator cannot be compared:"
                + " it has conditions beside its JSON Schema");
    assertThat(ruled(STRICT.formatted(schema), "{\"a\": 1}").unknown())
        .containsExactly("the store's validator cannot be compared: it is no JSON Schema");
    Drift odd =
        ruled(
            STRICT.formatted(schema),
            "{\"$jsonSchema\": {\"required\": [\"total\"],"
                + " \"properties\": {\"a\": {\"pattern\": \"(?=x)\"}}}}");
    assertThat(odd.unknown()).isNotEmpty().allMatch(why -> why.contains("not proven"));
    assertThat(odd.differences()).isEmpty();
  }
}
