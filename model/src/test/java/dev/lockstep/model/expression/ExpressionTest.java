package dev.lockstep.model.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.expression.Expression.Arithmetic;
import dev.lockstep.model.expression.Expression.Call;
import dev.lockstep.model.expression.Expression.Compare;
import dev.lockstep.model.expression.Expression.Literal;
import dev.lockstep.model.path.Path;
import dev.lockstep.testkit.seed.Seeds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExpressionTest {
  private static final Document NOTHING = Document.empty();

  @Test
  void everyExpressionAnswersEveryDocumentAndAlwaysTheSame() {
    Seeds.configured()
        .check(
            20_000,
            random -> {
              AnyExpressions any = new AnyExpressions(random);
              Expression expression = any.expression(5);
              Document document = any.document();
              assertThat(expression.evaluate(document)).isEqualTo(expression.evaluate(document));
            });
  }

  @Test
  void theValueDependsOnNothingButThePathsAnExpressionNames() {
    Seeds.configured()
        .check(
            5000,
            random -> {
              AnyExpressions any = new AnyExpressions(random);
              Expression expression = any.expression(4);
              Document document = any.document();
              Document same = document;
              for (String name : List.of("a", "b", "c")) {
                boolean read =
                    expression.paths().stream().anyMatch(path -> path.root().equals(name));
                same = read ? same : same.without(name);
              }
              assertThat(expression.evaluate(same)).isEqualTo(expression.evaluate(document));
            });
  }

  @Test
  void absentFieldsHaveNoValueAndNullIsOne() {
    Document document = Document.of("a", Value.NULL);
    assertThat(field("a").evaluate(document)).contains(Value.NULL);
    assertThat(field("b").evaluate(document)).isEmpty();
    assertThat(new Expression.Has(Path.of("a")).holds(document)).isTrue();
    assertThat(new Expression.Has(Path.of("a", "b")).holds(document)).isFalse();
    assertThat(new Expression.Not(compared(Comparison.EQUAL, field("b"), 1)).holds(document))
        .isFalse();
  }

  @Test
  void numbersCompareExactlyAcrossTheirTypes() {
    assertThat(compare(Value.int32(1), Comparison.EQUAL, Value.float64(1.0))).contains(true);
    assertThat(compare(Value.int64((1L << 53) + 1), Comparison.GREATER, Value.float64(1L << 53)))
        .contains(true);
    assertThat(compare(decimal("0.1"), Comparison.EQUAL, Value.float64(0.1))).contains(false);
    assertThat(compare(decimal("1E+6000"), Comparison.LESS, Value.float64(1.0 / 0))).contains(true);
    assertThat(compare(Value.float64(0.0 / 0), Comparison.AT_MOST, Value.int32(1))).contains(false);
    assertThat(compare(Value.float64(0.0 / 0), Comparison.NOT_EQUAL, Value.float64(0.0 / 0)))
        .contains(true);
  }

  @Test
  void valuesOfDifferentTypesAreUnequalAndHaveNoOrder() {
    assertThat(compare(Value.text("1"), Comparison.EQUAL, Value.int32(1))).contains(false);
    assertThat(compare(Value.text("1"), Comparison.LESS, Value.int32(2))).isEmpty();
  }

  @Test
  void textsAreOrderedByCodePoint() {
    assertThat(compare(Value.text("\uffff"), Comparison.LESS, Value.text("\ud83d\ude00")))
        .contains(true);
  }

  @Test
  void oneSideDecidesWhereTheOtherHasNoValue() {
    Expression absent = field("x");
    Expression yes = new Literal(Value.bool(true));
    Expression no = new Literal(Value.bool(false));
    assertThat(new Expression.And(absent, no).evaluate(NOTHING)).contains(Value.bool(false));
    assertThat(new Expression.Or(absent, yes).evaluate(NOTHING)).contains(Value.bool(true));
    assertThat(new Expression.And(absent, yes).evaluate(NOTHING)).isEmpty();
  }

  @Test
  void integersWidenBeforeTheyOverflow() {
    assertThat(join(Operator.ADD, Value.int32(Integer.MAX_VALUE), Value.int32(1)))
        .contains(Value.int64(1L << 31));
    assertThat(join(Operator.ADD, Value.int64(Long.MAX_VALUE), Value.int32(1))).isEmpty();
    assertThat(join(Operator.ADD, Value.int64(1), Value.int32(1))).contains(Value.int64(2));
    assertThat(join(Operator.DIVIDE, Value.int32(-7), Value.int32(2))).contains(Value.int32(-3));
    assertThat(join(Operator.REMAINDER, Value.int32(-7), Value.int32(2))).contains(Value.int32(-1));
    assertThat(join(Operator.DIVIDE, Value.int32(1), Value.int32(0))).isEmpty();
    assertThat(join(Operator.DIVIDE, Value.int64(Long.MIN_VALUE), Value.int32(-1))).isEmpty();
  }

  @Test
  void doublesThatAreNoNumbersAreNoValues() {
    assertThat(join(Operator.DIVIDE, Value.float64(1), Value.int32(0))).isEmpty();
    assertThat(join(Operator.MULTIPLY, Value.float64(1e300), Value.float64(1e300))).isEmpty();
    assertThat(join(Operator.ADD, Value.float64(0.5), Value.int32(1))).contains(Value.float64(1.5));
    assertThat(join(Operator.ADD, decimal("0.1"), decimal("0.2"))).contains(decimal("0.3"));
    assertThat(join(Operator.ADD, decimal("0.1"), Value.float64(0.2))).isEmpty();
  }

  @Test
  void conversionsAreTotal() {
    assertThat(call(Function.INT, Value.text("12"))).contains(Value.int32(12));
    assertThat(call(Function.INT, Value.text("3000000000"))).isEmpty();
    assertThat(call(Function.LONG, Value.text("3000000000"))).contains(Value.int64(3_000_000_000L));
    assertThat(call(Function.LONG, Value.float64(-2.9))).contains(Value.int64(-2));
    assertThat(call(Function.LONG, Value.float64(1e19))).isEmpty();
    assertThat(call(Function.LONG, decimal("1E+6144"))).isEmpty();
    assertThat(call(Function.LONG, decimal("9.9"))).contains(Value.int64(9));
    assertThat(call(Function.DOUBLE, Value.text("4.5"))).contains(Value.float64(4.5));
    assertThat(call(Function.DOUBLE, Value.text("Not yet rated"))).isEmpty();
    assertThat(call(Function.DOUBLE, Value.text("NaN"))).isEmpty();
    assertThat(call(Function.DECIMAL, Value.float64(0.1))).contains(decimal("0.1"));
    assertThat(call(Function.BOOL, Value.text("true"))).contains(Value.bool(true));
    assertThat(call(Function.BOOL, Value.int32(2))).isEmpty();
    assertThat(call(Function.DOUBLE, Value.int64((1L << 53) + 1))).isEmpty();
  }

  @Test
  void datesAreReadFromIsoTextsAndMilliseconds() {
    Value date = new Value.DateTime(1_795_168_800_000L);
    assertThat(call(Function.TIMESTAMP, Value.text("2026-11-20T10:00:00Z"))).contains(date);
    assertThat(call(Function.TIMESTAMP, Value.text("2026-11-20T11:00:00+01:00"))).contains(date);
    assertThat(call(Function.TIMESTAMP, Value.text("2026-11-20T10:00:00"))).contains(date);
    assertThat(call(Function.TIMESTAMP, Value.text("2026-11-20")))
        .contains(new Value.DateTime(1_795_132_800_000L));
    assertThat(call(Function.TIMESTAMP, Value.text("2026-02-30"))).isEmpty();
    assertThat(call(Function.TIMESTAMP, Value.int64(1_795_168_800_000L))).contains(date);
    assertThat(call(Function.STRING, date)).contains(Value.text("2026-11-20T10:00:00.000Z"));
    assertThat(call(Function.LONG, date)).contains(Value.int64(1_795_168_800_000L));
  }

  @Test
  void numbersAreWrittenWithTheFewestDigits() {
    assertThat(call(Function.STRING, Value.float64(0.1))).contains(Value.text("0.1"));
    assertThat(call(Function.STRING, Value.float64(5))).contains(Value.text("5.0"));
    assertThat(call(Function.STRING, decimal("1.20"))).contains(Value.text("1.20"));
  }

  @Test
  void roundingGoesToTheNearestWholeNumberAndHalvesGoAwayFromZero() {
    assertThat(call(Function.ROUND, Value.float64(1998.9999999999998)))
        .contains(Value.float64(1999));
    assertThat(call(Function.ROUND, Value.float64(2.5))).contains(Value.float64(3));
    assertThat(call(Function.ROUND, Value.float64(-2.5))).contains(Value.float64(-3));
    assertThat(call(Function.ROUND, decimal("12.50"))).contains(decimal("13"));
    assertThat(call(Function.ROUND, decimal("1E+6144"))).contains(decimal("1E+6144"));
    assertThat(call(Function.ROUND, Value.int32(7))).contains(Value.int32(7));
    assertThat(call(Function.ROUND, Value.float64(Double.NaN))).isEmpty();
    assertThat(call(Function.ROUND, Value.text("7"))).isEmpty();
  }

  @Test
  void distinctKeepsTheFirstOfWhatIsAlikeInTypeAndValue() {
    Value a = Value.text("a");
    assertThat(call(Function.DISTINCT, Value.Array.of(a, Value.int32(1), a, Value.int64(1))))
        .contains(Value.Array.of(a, Value.int32(1), Value.int64(1)));
    assertThat(call(Function.DISTINCT, a)).isEmpty();
  }

  @Test
  void dateOfAnObjectIdIsWhenItWasMade() {
    assertThat(call(Function.TIMESTAMP, Value.ObjectId.of("55f14312c7447c3da7051b26")))
        .contains(new Value.DateTime(1_441_874_706_000L));
    assertThat(call(Function.TIMESTAMP, Value.ObjectId.of("ffffffff0000000000000000")))
        .contains(new Value.DateTime(4_294_967_295_000L));
  }

  @Test
  void textFunctionsCountCharacters() {
    Value text = Value.text("a\ud83d\ude00b");
    assertThat(call(Function.SIZE, text)).contains(Value.int32(3));
    assertThat(call(Function.INDEX_OF, text, Value.text("b"))).contains(Value.int32(2));
    assertThat(call(Function.SUBSTRING, text, Value.int32(1), Value.int32(2)))
        .contains(Value.text("\ud83d\ude00"));
    assertThat(call(Function.SUBSTRING, text, Value.int32(2), Value.int32(4))).isEmpty();
    assertThat(call(Function.SUBSTRING, text, Value.int32(2), Value.int32(1))).isEmpty();
    assertThat(call(Function.TRIM, Value.text("\u00a0 a b\u3000"))).contains(Value.text("a b"));
    assertThat(call(Function.LOWER_ASCII, Value.text("ÄB"))).contains(Value.text("Äb"));
    assertThat(call(Function.LOWER, Value.text("ÄI"))).contains(Value.text("äi"));
  }

  @Test
  void textsAreReplacedSplitAndJoined() {
    Value text = Value.text("a,b,,c");
    assertThat(call(Function.REPLACE, text, Value.text(","), Value.text(";")))
        .contains(Value.text("a;b;;c"));
    assertThat(call(Function.REPLACE, text, Value.text(","), Value.text(""), Value.int32(1)))
        .contains(Value.text("ab,,c"));
    assertThat(call(Function.REPLACE, Value.text("ab"), Value.text(""), Value.text("-")))
        .contains(Value.text("-a-b-"));
    assertThat(call(Function.SPLIT, text, Value.text(","))).contains(texts("a", "b", "", "c"));
    assertThat(call(Function.SPLIT, text, Value.text(","), Value.int32(2)))
        .contains(texts("a", "b,,c"));
    assertThat(call(Function.SPLIT, Value.text("ab"), Value.text(""))).contains(texts("a", "b"));
    assertThat(call(Function.JOIN, texts("a", "b"), Value.text("-"))).contains(Value.text("a-b"));
    assertThat(call(Function.JOIN, Value.Array.of(Value.int32(1)))).isEmpty();
  }

  @Test
  void hashesAreThoseOfTheUtf8Bytes() {
    assertThat(call(Function.SHA1, Value.text("abc")))
        .contains(Value.text("a9993e364706816aba3e25717850c26c9cd0d89d"));
    assertThat(call(Function.SHA256, Value.text("")))
        .contains(Value.text("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    assertThat(call(Function.HEX, Value.text("é"))).contains(Value.text("c3a9"));
  }

  @Test
  void textsThatWouldGrowWithoutBoundAreNoValues() {
    Expression text = new Literal(Value.text("a".repeat(10_000)));
    Expression grown = text;
    for (int i = 0; i < 5; i++) {
      Expression part = new Literal(Value.text("a"));
      grown = new Call(Function.REPLACE, List.of(grown, part, text));
    }
    assertThat(grown.evaluate(NOTHING)).isEmpty();
  }

  @Test
  void depthIsBoundedWhereExpressionsAreBuilt() {
    Expression deepest =
        Stream.iterate((Expression) new Literal(Value.bool(true)), Expression.Not::new)
            .limit(Limits.DEPTH_MAX)
            .reduce((first, second) -> second)
            .orElseThrow();
    assertThat(deepest.evaluate(NOTHING)).isPresent();
    assertThatThrownBy(() -> new Expression.Not(deepest))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An expression nests at most 128 deep");
  }

  private static Expression field(String name) {
    return new Expression.Field(Path.of(name));
  }

  private static Expression compared(Comparison comparison, Expression left, int right) {
    return new Compare(comparison, left, new Literal(Value.int32(right)));
  }

  private static Optional<Boolean> compare(Value left, Comparison comparison, Value right) {
    return new Compare(comparison, new Literal(left), new Literal(right))
        .evaluate(NOTHING)
        .map(value -> ((Value.Bool) value).value());
  }

  private static Optional<Value> join(Operator operator, Value left, Value right) {
    return new Arithmetic(operator, new Literal(left), new Literal(right)).evaluate(NOTHING);
  }

  private static Optional<Value> call(Function function, Value... arguments) {
    List<Expression> literals = Stream.of(arguments).<Expression>map(Literal::new).toList();
    return new Call(function, literals).evaluate(NOTHING);
  }

  private static Value decimal(String text) {
    return Value.Decimal128.parse(text).orElseThrow();
  }

  private static Value texts(String... texts) {
    return new Value.Array(Stream.of(texts).<Value>map(Value::text).toList());
  }
}
