package dev.lockstep.registry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Shape;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the parts of a schema, and what is said of those that become nothing. */
final class ImportTest {
  private static Node field(String schema) {
    Import made =
        Imports.done(
            ImportFormat.JSONSCHEMA,
            "{\"type\": \"object\", \"properties\": {\"f\": %s}}".formatted(schema));
    assertThat(made.remarks()).as("remarks beside the one of the engine").hasSize(1);
    return Imports.contract(made)
        .value()
        .collections()
        .getFirst()
        .shape()
        .at(Path.of("f"))
        .getFirst();
  }

  @Test
  void numbersOfBoundsAreExact() {
    Shape shape = field("{\"type\": \"number\", \"maximum\": 0.1000000000000000055}").shape();
    assertThat(shape)
        .isInstanceOfSatisfying(
            Shape.Single.class,
            single ->
                assertThat(single.limits().range().max())
                    .contains(
                        new Range.Bound(
                            new BigDecimal("0.1000000000000000055"), Range.Edge.INCLUDED)));
  }

  @Test
  void anExcludedEndIsReadInBothNotations() {
    assertThat(field("{\"type\": \"number\", \"minimum\": 1, \"exclusiveMinimum\": true}"))
        .extracting(Node::shape)
        .isEqualTo(field("{\"type\": \"number\", \"exclusiveMinimum\": 1}").shape());
  }

  @Test
  void nullAmongTypesOrAlternativesMakesAPlaceNullable() {
    assertThat(field("{\"type\": [\"string\", \"null\"]}").facts().nullable()).isTrue();
    assertThat(field("{\"type\": \"string\"}").facts().nullable()).isFalse();
    Node node = field("{\"anyOf\": [{\"type\": \"integer\"}, {\"type\": \"null\"}]}");
    assertThat(node.facts().nullable()).isTrue();
    assertThat(node.shape()).isInstanceOf(Shape.Single.class);
  }

  @Test
  void eachAlternativeHoldsWithAllThatIsBesideIt() {
    Node node =
        field(
            "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}},"
                + " \"anyOf\": [{\"required\": [\"a\"]}, {\"required\": [\"b\"]}]}");
    assertThat(node.shape())
        .isInstanceOfSatisfying(
            Shape.Union.class,
            union -> {
              assertThat(union.members()).hasSize(2);
              assertThat(union.members().getFirst().node().shape())
                  .isInstanceOfSatisfying(
                      Shape.Fields.class,
                      fields -> assertThat(fields.fields().getFirst().required()).isTrue());
            });
  }

  @Test
  void keysThatAreDataMakeAMap() {
    assertThat(field("{\"type\": \"object\", \"additionalProperties\": {\"type\": \"string\"}}"))
        .extracting(Node::shape)
        .isInstanceOf(Shape.Entries.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type': 'string', 'x-y': 1}|/properties/f/x-y|'x-y' is not expressed",
        "{'not': {'type': 'string'}}|/properties/f/not|'not' is not expressed",
        "{'type': 'array', 'items': [{}]}|/properties/f/items|by their position",
        "{'$ref': 'https://x.example/y'}|/properties/f/$ref|not in this file",
        "{'enum': [null]}|/properties/f|only null",
        "{'type': 'txt'}|/properties/f/type|no such type",
        "{'minLength': 1}|/properties/f|no type is said",
        "{'type': 'string', 'pattern': '('}|/properties/f/pattern|none that contracts take",
        "{'type': 'integer', 'minimum': 5, 'maximum': 1}|/properties/f/minimum|no number fits",
        "{'type': 'string', 'default': 1}|/properties/f/default|cannot stand",
        "{'type': 'object', 'properties': {'a.b': {}}}|/properties/f/properties/a.b|not safe",
        "{'oneOf': [{'type': 'string'}, {'type': 'integer'}]}|/properties/f/oneOf|no two",
        "false|/properties/f|nothing fits"
      })
  void whatAContractCannotSayIsNamedWithItsPlace(String schema, String pointer, String words) {
    Import made =
        Imports.done(
            ImportFormat.JSONSCHEMA,
            "{\"type\": \"object\",\n  \"properties\": {\"f\": %s}}"
                .formatted(schema.replace('\'', '"')));
    assertThat(made.remarks())
        .anySatisfy(remark -> {
          assertThat(remark.pointer()).isEqualTo(pointer);
          assertThat(remark.sentence()).contains(words);
          assertThat(remark.mark().line()).isEqualTo(2);
        });
  }

  @Test
  void aValidatorBringsItsStrictnessItsIndexesAndWhatOnlyTheyName() {
    Import made =
        Imports.done(ImportFormat.MONGO_VALIDATOR, Imports.example(ImportFormat.MONGO_VALIDATOR));
    CollectionPromise orders = Imports.contract(made).value().collections().getFirst();
    assertThat(orders.name()).isEqualTo("orders");
    assertThat(orders.storage().validator()).isPresent();
    assertThat(orders.storage().ttl()).isPresent();
    assertThat(orders.indexes()).extracting("name").isEqualTo(List.of("by_c"));
    assertThat(orders.shape().at(Path.of("createdAt"))).hasSize(1);
  }

  @Test
  void whatSomebodyWritesInTheShellIsTaken() {
    Import made =
        Imports.done(
            ImportFormat.MONGO_VALIDATOR,
            "{ $jsonSchema: { bsonType: 'object', required: [ 'a' ], properties: { a: { bsonType:"
                + " 'int' } } } }");
    assertThat(made.remarks()).isEmpty();
    assertThat(made.text()).contains("physicalType: int", "required: true");
  }
}
