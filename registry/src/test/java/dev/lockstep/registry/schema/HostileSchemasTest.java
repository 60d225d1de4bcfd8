package dev.lockstep.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.registry.json.JsonException;
import dev.lockstep.registry.json.JsonReader;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written to be slow or to break something is answered, or refused with its place. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
final class HostileSchemasTest {
  @ParameterizedTest(name = "{0}: {1} => {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "compatible   | {'pattern':'^(a+)+$'} | {'pattern':'^a*$'}",
        "incompatible | {'pattern':'^(a*)*b?$'} | {'pattern':'^(a+)+$'}",
        "incompatible | {'pattern':'^.*a.{12}$'} | {'pattern':'^.*a.{13}$'}",
        "unknown      | {'minLength':99999999} | {'minLength':100000000}",
        "compatible   | {'minLength':100000000} | {'minLength':99999999}",
        "unknown      | {'minItems':99999999} | {'minItems':100000000}",
        "compatible   | {'minimum':1e999999999} | {'minimum':1e400}",
        "incompatible | {'minimum':1e400} | {'minimum':1e999999999}",
        "unknown      | {'multipleOf':1e-999999999} | {'multipleOf':1e-99999999}",
        "incompatible | {'multipleOf':1e400} | {'maximum':1e401}",
        "unknown      | {'$ref':'#'} | {'type':'string'}",
        "unknown      | {'type':'string'} | {'$ref':'#'}",
        "unknown      | {'definitions':{'a':{'$ref':'#/definitions/b'},"
            + "'b':{'$ref':'#/definitions/a'}},'$ref':'#/definitions/a'} | {'type':'null'}",
        "unknown      | {'not':{'$ref':'#'}} | {'type':'null'}",
      })
  void theAnswerComesInBoundedSteps(String answer, String older, String newer) {
    assertThat(Pairs.word(Dialect.DRAFT_4, older, newer)).isEqualTo(answer);
  }

  @Test
  void choicesByTheHundredEndInAnAnswer() {
    String older =
        listed(
            "allOf",
            400,
            i -> "{'anyOf':[{'minLength':%d},{'maxLength':%d}]}".formatted(i, 1_000 - i));
    assertThat(Pairs.word(Dialect.DRAFT_4, older, "{'pattern':'a{10}'}")).isEqualTo("incompatible");
    String exclusive =
        listed(
            "oneOf",
            25,
            i -> "{'properties':{'k%d':{'enum':[%d]}},'required':['k%d']}".formatted(i, i, i));
    assertThat(Pairs.word(Dialect.DRAFT_4, exclusive, "{'type':'object'}")).isEqualTo("compatible");
  }

  @Test
  void wideObjectsAreCompared() {
    String older = properties(500, "integer");
    String newer = properties(500, "number");
    assertThat(Pairs.word(Dialect.DRAFT_4, older, newer)).isEqualTo("compatible");
    assertThat(Pairs.word(Dialect.DRAFT_4, newer, older)).isEqualTo("incompatible");
  }

  @Test
  void schemasThatNestTooDeepAreUnknown() {
    assertThat(Pairs.word(Dialect.DRAFT_4, nested(90, "{}"), nested(90, "{'type':'null'}")))
        .isEqualTo("incompatible");
    assertThat(Pairs.word(Dialect.DRAFT_4, nested(200, "{}"), nested(200, "{'type':'null'}")))
        .isEqualTo("unknown");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':1,'a':2} | Cannot read JSON at 1:8: the name \"a\" occurs twice in this object",
        "{'a':1e99999999999} | Cannot read JSON at 1:6: the exponent of this number is out of"
            + " bounds",
        "[1,] | Cannot read JSON at 1:4: a value was expected here",
        "[1 | Cannot read JSON at 1:3: the text ends in the midst of a value",
        "{'a':01} | Cannot read JSON at 1:7: a ',' was expected here",
        "'a\tb' | Cannot read JSON at 1:3: a control character stands in a text only as an escape",
        "nulls | Cannot read JSON at 1:5: the value has ended before here",
      })
  void whatIsNotJsonIsRefusedWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> Pairs.json(text))
        .isInstanceOf(JsonException.class)
        .hasMessage(message);
  }

  @Test
  void nestingWithoutEndIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> JsonReader.read("\n" + "[".repeat(1_000_000)))
        .isInstanceOf(JsonException.class)
        .hasMessage("Cannot read JSON at 2:501: lists and objects nest deeper than 500 levels");
  }

  private static String nested(int levels, String leaf) {
    return "{'properties':{'a':".repeat(levels / 2) + leaf + "}}".repeat(levels / 2);
  }

  private static String listed(String keyword, int count, IntFunction<String> part) {
    return IntStream.range(0, count)
        .mapToObj(part)
        .collect(Collectors.joining(",", "{'" + keyword + "':[", "]}"));
  }

  private static String properties(int count, String type) {
    return IntStream.range(0, count)
        .mapToObj(i -> "'p%d':{'type':'%s'}".formatted(i, type))
        .collect(Collectors.joining(",", "{'properties':{", "}}"));
  }
}
