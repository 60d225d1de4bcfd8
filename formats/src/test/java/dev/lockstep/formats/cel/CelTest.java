package dev.lockstep.formats.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.expression.Expression.Field;
import dev.lockstep.model.path.Path;
import dev.lockstep.testkit.seed.Seeds;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelTest {
  private static final Document DOCUMENT =
      Document.builder()
          .add("rating", Value.float64(4.5))
          .add("name", Value.text("Thai House"))
          .add("address line 2", Value.text("Cardiff"))
          .add("tags", Value.Array.of(Value.text("a"), Value.text("b")))
          .add("place", Document.of("city", Value.text("Essex"), "package", Value.int32(1)))
          .add("at", new Value.DateTime(0))
          .build();

  @ParameterizedTest
  @ValueSource(strings = {"place.city", "doc.place.city", "doc['place'].city", "doc.place['city']"})
  void everyWayToNameAFieldIsOnePath(String text) {
    assertThat(CelReader.read(text)).isEqualTo(new Field(Path.of("place", "city")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "doc[\"address line 2\"] == \"Cardiff\"",
        "rating > 4 && rating <= 4.5",
        "has(doc.rating) && !has(missing) && has(doc[\"address line 2\"])",
        "\"b\" in tags && tags[1] == \"b\" && size(tags) == 2",
        "\"city\" in place",
        "name.startsWith(\"Thai\") && name.lowerAscii() == \"thai house\"",
        "matches(name, \"^T.*e$\") && !name.matches(\"[0-9]\")",
        "name.split(\" \").join(\"-\") == \"Thai-House\"",
        "(rating > 5 ? 1 : 2) == 2",
        "type(rating) == \"double\" && type(1) == \"int\" && type(long(1)) == \"long\"",
        "at == timestamp(\"1970-01-01T00:00:00Z\")",
        "at == json('{\"$date\":\"1970-01-01T00:00:00Z\"}')",
        "-rating == -4.5 && -(1) + 1 == 0",
        "doc.place[\"package\"] == 1",
        "[1, 2, 3][2] == 3",
        "missing == 1 || true",
        "decimal(\"0.1\") + decimal(\"0.2\") == decimal(\"0.3\")",
        "9223372036854775807 > 0 && -9223372036854775808 < 0",
        "name.substring(0, 4) + string(5) == \"Thai5\""
      })
  void saysWhatCelSays(String text) {
    assertThat(CelReader.read(text).evaluate(DOCUMENT)).contains(Value.bool(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1u | 1 | unsigned integers are not taken; write 1, not 1u",
        "a == b'x' | 6 | bytes are not taken",
        "a && {'b': 1} | 6 | maps are not taken",
        "doc | 1 | 'doc' is the whole document; name a field of it",
        "1 + doc | 5 | 'doc' is the whole document",
        "tags.exists(t, t == 'a') | 12 | the function 'exists' is unknown",
        "nmae.strtsWith('a') | 15 | did you mean startsWith?",
        "size() | 5 | the function 'size' does not take 0 arguments",
        "timestamp('yesterday') | 10 | the constant does not fit 'timestamp'",
        "a == | 5 | it ends too early",
        "matches(a, b) | 8 | 'matches' takes a text and a pattern written as a constant",
        "matches(a, '(') | 8 | the text is not a pattern",
        "json('{') | 5 | the text is not Extended JSON",
        "has(1) | 4 | 'has' takes one field",
        "now() | 4 | the function 'now' is unknown",
        "a.b{c: 1} | 4 | messages are not taken"
      })
  void refusesTheRestByNameAtItsColumn(String text, int column, String why) {
    assertThatThrownBy(() -> CelReader.read(text))
        .isInstanceOfSatisfying(
            CelException.class,
            e -> {
              assertThat(e.why()).contains(why);
              assertThat(e.column()).isEqualTo(column);
              assertThat(e.line()).isEqualTo(1);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "doc.a == 1 && (doc.b || !doc.c) && doc.d < 2.5",
        "a ? b + 1 : c - -2",
        "[1, doc.x, 'a\\n\"b'][0] in doc.y",
        "json('{\"$numberLong\":\"5\"}') == long(5)",
        "json('[{\"$oid\":\"57e193d7a9cc81b4027498b5\"}]')",
        "timestamp('2026-11-20T10:00:00.123Z') < at",
        "objectId('57e193d7a9cc81b4027498b5')",
        "-(doc.a) * -1 % 5000000000",
        "doc[\"in\"].b[\"\"] != null",
        "matches(a, '\\\\d+') || a.replace('x', 'y', 1) == 'z'",
        "1e300 + -0.0 + 1.0",
        "split(a, ',')[0].b"
      })
  void whatIsWrittenReadsBackEqual(String text) {
    Expression expression = CelReader.read(text);
    assertThat(CelReader.read(CelWriter.write(expression))).isEqualTo(expression);
  }

  @Test
  void refusesDepthAndSizeWithoutOverflowingTheStack() {
    assertThat(answer("(".repeat(9000))).isEmpty();
    assertThat(answer("!".repeat(9000) + "a")).isNotNull();
    assertThat(answer("a" + ".b".repeat(4000))).isNotNull();
    assertThat(answer("a" + " + a".repeat(2000))).isEmpty();
    assertThat(answer("a" + "[0]".repeat(2000))).isEmpty();
    assertThat(answer("a".repeat(20_000))).isEmpty();
  }

  @Test
  void answersEveryDamagedTextWithAnExpressionOrARefusal() {
    Seeds.configured().check(3000, CelTest::isAnswered);
  }

  private static void isAnswered(SplittableRandom random) {
    StringBuilder text =
        new StringBuilder("has(doc.a) && [1, 2.5, 'x'][0] in doc[\"b c\"] ? -a.size() : b % 2");
    for (int i = random.nextInt(5); i >= 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.setLength(at);
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.insert(at, "()[]{}\"'\\.,:?&|!-+*/%\u0000".charAt(random.nextInt(22)));
        default -> text.setCharAt(at, (char) random.nextInt(0x10000));
      }
    }
    assertThat(answer(text.toString())).isNotNull();
  }

  private static Optional<Expression> answer(String text) {
    try {
      return Optional.of(CelReader.read(text));
    } catch (CelException refused) {
      return Optional.empty();
    }
  }
}
