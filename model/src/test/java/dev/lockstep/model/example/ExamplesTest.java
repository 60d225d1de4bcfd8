package dev.lockstep.model.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.expression.Function;
import dev.lockstep.model.expression.Operator;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a change makes is known from its operations, whatever the example's values are. */
final class ExamplesTest {
  private static final Path A = Path.of("a");
  private static final Path B = Path.of("b");
  private static final Document EXAMPLE =
      Document.of("a", Value.text("x"), "n", Value.int64(1))
          .with("list", Value.Array.of(Document.of("k", Value.text("x"), "v", Value.int32(1))));

  private static List<Value> ofB(Operation... operations) {
    List<Step> steps =
        Stream.of(operations).map(operation -> new Step(operation, Optional.empty())).toList();
    return values(steps);
  }

  private static List<Value> values(List<Step> steps) {
    return Examples.after(steps, EXAMPLE).stream().flatMap(e -> e.get("b").stream()).toList();
  }

  private static List<ValueType> typesOfB(Operation... operations) {
    return ofB(operations).stream().map(Value::type).toList();
  }

  private static Operation derive(Expression expression) {
    return new Operation.Derive(B, expression);
  }

  private static Expression field(String name) {
    return new Expression.Field(Path.of(name));
  }

  @Test
  void aValueThatOnlyGoesElsewhereIsTheSame() {
    assertThat(ofB(new Operation.Rename(A, B))).containsExactly(Value.text("x"));
    assertThat(ofB(new Operation.Move(A, B))).containsExactly(Value.text("x"));
    assertThat(ofB(new Operation.Copy(A, B))).containsExactly(Value.text("x"));
    assertThat(ofB(new Operation.Copy(Path.of("unknown"), B))).isEmpty();
  }

  @Test
  void aConversionSaysItsTypeWhateverTheValueWas() {
    Operation copy = new Operation.Copy(A, B);
    Operation unknown = new Operation.Copy(Path.of("unknown"), B);
    for (ValueType type :
        List.of(
            ValueType.DOUBLE,
            ValueType.INT32,
            ValueType.INT64,
            ValueType.DECIMAL128,
            ValueType.BOOL,
            ValueType.DATE,
            ValueType.BINARY,
            ValueType.STRING)) {
      Operation convert = new Operation.Convert(B, type, new Otherwise.Reject());
      assertThat(typesOfB(copy, convert)).containsExactly(type);
      assertThat(typesOfB(unknown, convert)).containsExactly(type);
    }
  }

  @Test
  void whatBecomesOfOtherValuesIsAnExampleToo() {
    Operation copy = new Operation.Copy(A, B);
    Otherwise none = new Otherwise.Constant(Value.int32(0));
    assertThat(typesOfB(copy, new Operation.Convert(B, ValueType.DOUBLE, none)))
        .containsExactly(ValueType.DOUBLE, ValueType.INT32);
    Otherwise keep = new Otherwise.Keep();
    assertThat(typesOfB(copy, new Operation.Convert(B, ValueType.DOUBLE, keep)))
        .containsExactly(ValueType.DOUBLE, ValueType.STRING);
    Otherwise empty = new Otherwise.Constant(Value.NULL);
    Map<Value, Value> table = Map.of(Value.text("M"), Value.int32(1));
    assertThat(ofB(copy, new Operation.MapValues(B, table, empty))).containsExactly(Value.int32(1));
  }

  @Test
  void whereAGuardMayLeaveAValueBothAreExamples() {
    Operation convert = new Operation.Convert(B, ValueType.INT32, new Otherwise.Reject());
    List<Step> steps =
        List.of(
            new Step(new Operation.Copy(A, B), Optional.empty()),
            new Step(convert, Optional.of(new Operation.Guard.TargetAbsent())));
    assertThat(values(steps).stream().map(Value::type))
        .containsExactly(ValueType.INT32, ValueType.STRING);
  }

  @Test
  void templatesMakeTexts() {
    assertThat(typesOfB(new Operation.Split(A, List.of(B, Path.of("c")), "{b} {c}")))
        .containsExactly(ValueType.STRING);
    assertThat(typesOfB(new Operation.Merge(List.of(A, Path.of("n")), B, "{a} {n}")))
        .containsExactly(ValueType.STRING);
  }

  @Test
  void arraysAndMapsKeepTheTypesOfTheirParts() {
    Operation copy = new Operation.Copy(Path.of("list"), B);
    Value rest = Document.of("v", Value.int32(1));
    Operation map = new Operation.ArrayToMap(B, "k");
    assertThat(ofB(copy, map)).containsExactly(Document.of("x", rest));
    assertThat(ofB(copy, map, new Operation.MapToArray(B, "k")))
        .containsExactly(Value.Array.of(Document.of("v", Value.int32(1), "k", Value.text("x"))));
    assertThat(ofB(copy, new Operation.Unwrap(B)))
        .containsExactly(Document.of("k", Value.text("x"), "v", Value.int32(1)));
    assertThat(ofB(new Operation.Copy(A, B), new Operation.Wrap(B)))
        .containsExactly(Value.Array.of(Value.text("x")));
    Step inside =
        new Step(
            new Operation.Convert(Path.of("v"), ValueType.STRING, new Otherwise.Reject()),
            Optional.empty());
    assertThat(ofB(copy, new Operation.Each(Path.parse("b[]"), Optional.empty(), List.of(inside))))
        .containsExactly(Value.Array.of(Document.of("k", Value.text("x"), "v", Value.text("1"))));
  }

  @Test
  void anExpressionSaysItsTypeEvenWhereItHasNoValue() {
    Expression number = new Expression.Literal(Value.int32(1));
    assertThat(typesOfB(derive(new Expression.Arithmetic(Operator.MULTIPLY, field("n"), number))))
        .containsExactly(ValueType.INT64);
    assertThat(typesOfB(derive(new Expression.Call(Function.DOUBLE, List.of(field("a"))))))
        .containsExactly(ValueType.DOUBLE);
    assertThat(
            typesOfB(
                derive(
                    new Expression.Conditional(
                        new Expression.Has(A),
                        new Expression.Call(Function.LOWER, List.of(field("unknown"))),
                        number))))
        .containsExactly(ValueType.STRING, ValueType.INT32);
    assertThat(typesOfB(derive(field("unknown")))).isEmpty();
    assertThat(typesOfB(derive(new Expression.Literal(Value.NULL)))).isEmpty();
    assertThat(ofB(new Operation.Add(B, new Expression.Literal(Value.text("light")))))
        .containsExactly(Value.text("light"));
  }
}
