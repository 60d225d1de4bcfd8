package dev.lockstep.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.DuplicateFieldException;
import dev.lockstep.model.document.Value;
import dev.lockstep.testkit.seed.SeededTest;
import dev.lockstep.testkit.seed.Seeds;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedJsonTest {
  @SeededTest(cases = 200)
  void whatIsWrittenCanonicallyReadsBackEqual(SplittableRandom random) {
    AnyValues values = new AnyValues(random);
    for (int i = 0; i < 50; i++) {
      Value value = values.value(4);
      String text = ExtendedJson.write(value, Notation.CANONICAL);
      assertThat(ExtendedJson.read(text)).as(text).isEqualTo(value);
    }
  }

  @SeededTest(cases = 100)
  void whatIsWrittenRelaxedIsStableOnceRead(SplittableRandom random) {
    AnyValues values = new AnyValues(random);
    for (int i = 0; i < 50; i++) {
      String text = ExtendedJson.write(values.value(4), Notation.RELAXED);
      assertThat(ExtendedJson.write(ExtendedJson.read(text), Notation.RELAXED)).isEqualTo(text);
    }
  }

  @Test
  void writesEveryTypeAsTheStandardDoes() {
    Document document =
        Document.builder()
            .add("int", Value.int32(1))
            .add("long", Value.int64(2))
            .add("double", Value.float64(2.5))
            .add("decimal", Value.Decimal128.parse("1.20").orElseThrow())
            .add("date", new Value.DateTime(1356351330501L))
            .add("oldDate", new Value.DateTime(-1))
            .add("timestamp", new Value.Timestamp(42L << 32 | 1))
            .add("id", Value.ObjectId.of("57e193d7a9cc81b4027498b5"))
            .add("uuid", Value.Binary.of(new UUID(0, 1)))
            .add("regex", new Value.Regex("^a", "i"))
            .build();
    assertThat(ExtendedJson.write(document, Notation.CANONICAL))
        .isEqualTo(
            """
            {"int":{"$numberInt":"1"},"long":{"$numberLong":"2"},\
            "double":{"$numberDouble":"2.5"},"decimal":{"$numberDecimal":"1.20"},\
            "date":{"$date":{"$numberLong":"1356351330501"}},\
            "oldDate":{"$date":{"$numberLong":"-1"}},\
            "timestamp":{"$timestamp":{"t":42,"i":1}},"id":{"$oid":"57e193d7a9cc81b4027498b5"},\
            "uuid":{"$binary":{"base64":"AAAAAAAAAAAAAAAAAAAAAQ==","subType":"04"}},\
            "regex":{"$regularExpression":{"pattern":"^a","options":"i"}}}\
            """);
    assertThat(ExtendedJson.write(document, Notation.RELAXED))
        .startsWith(
            """
            {"int":1,"long":2,"double":2.5,"decimal":{"$numberDecimal":"1.20"},\
            "date":{"$date":"2012-12-24T12:15:30.501Z"},\
            "oldDate":{"$date":{"$numberLong":"-1"}},\
            """);
  }

  @Test
  void readsPlainNumbersByTheirForm() {
    assertThat(ExtendedJson.read("5")).isEqualTo(Value.int32(5));
    assertThat(ExtendedJson.read("5000000000")).isEqualTo(Value.int64(5_000_000_000L));
    assertThat(ExtendedJson.read("5.0")).isEqualTo(Value.float64(5));
    assertThat(ExtendedJson.read("-0.0")).isEqualTo(Value.float64(-0.0));
    assertThat(ExtendedJson.read("20000000000000000000")).isEqualTo(Value.float64(2e19));
  }

  @Test
  void readsTheOlderForms() {
    assertThat(ExtendedJson.read("{\"$date\":1356351330501}"))
        .isEqualTo(new Value.DateTime(1356351330501L));
    assertThat(ExtendedJson.read("{\"$date\":\"2012-12-24T12:15:30.501+0100\"}"))
        .isEqualTo(new Value.DateTime(1356347730501L));
    assertThat(ExtendedJson.read("{\"$binary\":\"AQ==\",\"$type\":\"80\"}"))
        .isEqualTo(new Value.Binary(0x80, Bytes.of(new byte[] {1})));
    assertThat(ExtendedJson.read("{\"$regex\":\"^a\",\"$options\":\"i\"}"))
        .isEqualTo(new Value.Regex("^a", "i"));
    assertThat(ExtendedJson.read("{\"$numberLong\":5}")).isEqualTo(Value.int64(5));
    assertThat(ExtendedJson.read("{\"$uuid\":\"00000000-0000-0000-0000-000000000001\"}"))
        .isEqualTo(Value.Binary.of(new UUID(0, 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$gt\":5}",
        "{\"$ref\":\"a\",\"$id\":1}",
        "{\"$regex\":\"^a\"}",
        "{\"$type\":\"string\"}"
      })
  void leavesOtherNamesThatBeginWithADollarAlone(String text) {
    assertThat(ExtendedJson.write(ExtendedJson.read(text), Notation.RELAXED)).isEqualTo(text);
    assertThat(ExtendedJson.read(text)).isInstanceOf(Document.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'$oid':'12'} | 1 | 1 | $oid takes 24 hexadecimal digits",
        "{'a':{'$date':true}} | 1 | 6 | $date takes an integer as a text",
        "{'a':1 | 1 | 7 | the text ends before the value does",
        "{'$numberInt':'5000000000'} | 1 | 1 | $numberInt takes an integer of 32 bits",
        "{'$oid':'57e193d7a9cc81b4027498b5','a':1} | 1 | 1 | $oid stands alone in its object",
        "[1] 2 | 1 | 5 | more follows after the value",
        "1e999 | 1 | 1 | the number does not fit a double"
      })
  void saysWhereAndWhyATextIsRefused(String text, long line, int column, String why) {
    assertThatThrownBy(() -> ExtendedJson.read(text.replace('\'', '"')))
        .isInstanceOfSatisfying(
            ExtendedJsonException.class,
            e -> {
              assertThat(e).hasMessageContaining(why);
              assertThat(e.line()).isEqualTo(line);
              assertThat(e.column()).isEqualTo(column);
            });
  }

  @Test
  void refusesANameThatOccursTwice() {
    assertThatThrownBy(() -> ExtendedJson.read("{\"a\":{\"b\":1,\"b\":1}}"))
        .isInstanceOf(DuplicateFieldException.class)
        .hasMessageEndingWith("b");
  }

  @Test
  void refusesDepthWithoutOverflowingTheStack() {
    assertThatThrownBy(() -> ExtendedJson.read("[".repeat(5_000_000)))
        .isInstanceOf(ExtendedJsonException.class);
    assertThatThrownBy(() -> ExtendedJson.read("{\"a\":".repeat(1_000_000)))
        .isInstanceOf(ExtendedJsonException.class);
  }

  @Test
  void readsAndWritesValuesAsDeepAsTheBound() {
    Value value = Value.int32(1);
    for (int i = 0; i < ExtendedJson.DEPTH_MAX; i++) {
      value = i % 2 == 0 ? Value.Array.of(value) : Document.of("$oid", value);
    }
    String text = ExtendedJson.write(value, Notation.CANONICAL);
    assertThat(ExtendedJson.read(text)).isEqualTo(value);
  }

  @Test
  void readsATextOfTenMegabytes() {
    String text = "x".repeat(10_000_000);
    assertThat(ExtendedJson.read('"' + text + '"')).isEqualTo(Value.text(text));
  }

  @Test
  void answersEveryDamagedTextWithAValueOrARefusal() {
    Seeds.configured().check(3000, ExtendedJsonTest::isAnswered);
  }

  private static void isAnswered(SplittableRandom random) {
    String text = ExtendedJson.write(new AnyValues(random).value(4), Notation.CANONICAL);
    StringBuilder damaged = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0 && !damaged.isEmpty(); i--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(4)) {
        case 0 -> damaged.setLength(at);
        case 1 -> damaged.deleteCharAt(at);
        case 2 -> damaged.insert(at, "{}[]\",:$-0e\u0000".charAt(random.nextInt(12)));
        default -> damaged.setCharAt(at, (char) random.nextInt(0x10000));
      }
    }
    try {
      assertThat(ExtendedJson.read(damaged.toString())).isNotNull();
    } catch (ExtendedJsonException | DuplicateFieldException refused) {
      assertThat(refused).hasMessageNotContaining("\n");
    }
  }
}
