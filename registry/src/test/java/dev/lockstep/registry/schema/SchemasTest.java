package dev.lockstep.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.registry.formula.Truth;
import dev.lockstep.registry.json.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of comparing, references, and what the answers say. */
final class SchemasTest {
  private static final String TREE =
      "{'definitions':{'tree':{'type':'object','properties':{'left':{'$ref':'#/definitions/tree'},"
          + "'value':{'type':'%s'}},'required':[%s]}},'$ref':'#/definitions/tree'}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'x-mine':{'a':1},'$ref':'elsewhere.json'}",
        "{'pattern':'(?<!a)b','format':'x'}",
        "{'$ref':'#'}",
        "{'oneOf':[{'minimum':1},{'maximum':3}],'not':{'multipleOf':0.3}}",
        "{'type':7}",
        "7",
      })
  void everySchemaIsCompatibleWithItself(String schema) {
    assertThat(Stream.of(Dialect.values()))
        .allSatisfy(
            dialect -> assertThat(Pairs.word(dialect, schema, schema)).isEqualTo("compatible"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'x-mine':{'a':1},'type':'string'}",
        "{'pattern':'(?<!a)b','format':'x'}",
        "{'oneOf':[{'minimum':1},{'maximum':3}]}",
        "{'dependencies':{'a':['b']},'uniqueItems':true}",
      })
  void aSchemaIsWithinMoreThanItself(String schema) {
    assertThat(
            Pairs.word(Dialect.DRAFT_4, schema, "{'anyOf':[%s,{'type':'null'}]}".formatted(schema)))
        .isEqualTo("compatible");
    assertThat(
            Pairs.word(Dialect.DRAFT_4, "{'allOf':[%s,{'minLength':3}]}".formatted(schema), schema))
        .isEqualTo("compatible");
  }

  @Test
  void theOtherDirectionIsAskedByTurningTheArgumentsRound() {
    assertThat(Pairs.word(Dialect.DRAFT_7, "{'const':1}", "{'type':'integer'}"))
        .isEqualTo("compatible");
    assertThat(Pairs.word(Dialect.DRAFT_7, "{'type':'integer'}", "{'const':1}"))
        .isEqualTo("incompatible");
  }

  @Test
  void schemasThatReferToThemselvesAreCompared() {
    String older = TREE.formatted("integer", "'value'");
    assertThat(Pairs.word(Dialect.DRAFT_4, older, TREE.formatted("number", "")))
        .isEqualTo("compatible");
    assertThat(Pairs.word(Dialect.DRAFT_4, TREE.formatted("number", ""), older))
        .isEqualTo("incompatible");
    String endless = TREE.formatted("integer", "'left'");
    assertThat(Pairs.word(Dialect.DRAFT_4, endless, "{'type':'string'}")).isEqualTo("compatible");
  }

  @Test
  void aReferenceWithinAnIdentifiedSchemaStaysInIt() {
    String schema =
        "{'definitions':{'a':{'type':'string'}},'properties':{'p':{'$id':'http://x/p',"
            + "'definitions':{'a':{'type':'null'}},"
            + "'properties':{'q':{'$ref':'#/definitions/a'}}}}}";
    assertThat(
            Pairs.word(
                Dialect.DRAFT_7,
                schema,
                "{'properties':{'p':{'properties':{'q':{'type':'null'}}}}}"))
        .isEqualTo("compatible");
  }

  @Test
  void theSameReferenceInTwoDocumentsIsNotTakenForTheSameSchema() {
    String older = "{'definitions':{'a':{'type':'string'}},'items':{'$ref':'#/definitions/a'}}";
    String newer = "{'definitions':{'a':{'type':'null'}},'items':{'$ref':'#/definitions/a'}}";
    assertThat(Pairs.word(Dialect.DRAFT_7, older, newer)).isEqualTo("incompatible");
    assertThat(
            Pairs.word(
                Dialect.DRAFT_7,
                "{'items':{'$ref':'#/nowhere'},'minItems':1}",
                "{'items':{'$ref':'#/nowhere'}}"))
        .isEqualTo("unknown");
  }

  @Test
  void anUnknownAnswerNamesThePartItDependsOn() {
    assertThat(
            Pairs.compare(
                Dialect.DRAFT_7,
                "{'properties':{'a':{'type':'string'}}}",
                "{'properties':{'a':{'format':'email'}}}"))
        .isEqualTo(
            new Compatibility.Unknown(
                "whether a value keeps to it could not be told", "new#/properties/a/format"));
  }

  @Test
  void aDocumentIsJudgedInThreeWays() {
    Schemas schemas = new Schemas(Dialect.DRAFT_4);
    Json schema = Pairs.json("{'type':['integer','string'],'format':'email'}");
    assertThat(schemas.isValid(schema, Pairs.json("1"))).isEqualTo(Truth.YES);
    assertThat(schemas.isValid(schema, Pairs.json("1.0"))).isEqualTo(Truth.UNKNOWN);
    assertThat(schemas.isValid(schema, Pairs.json("1.5"))).isEqualTo(Truth.NO);
    assertThat(schemas.isValid(schema, Pairs.json("'a'"))).isEqualTo(Truth.UNKNOWN);
  }
}
