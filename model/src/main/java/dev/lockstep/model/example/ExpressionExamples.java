package dev.lockstep.model.example;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.expression.Function;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Values of the types that an expression can have, whether or not it has one for an example. */
final class ExpressionExamples {
  private ExpressionExamples() {}

  /** One for each branch; none where nothing tells the type. Null tells none. */
  static List<Value> of(Expression expression, Document example) {
    return all(expression, example).filter(value -> !value.equals(Value.NULL)).toList();
  }

  private static Stream<Value> all(Expression expression, Document example) {
    return switch (expression) {
      case Expression.Conditional choice ->
          Stream.concat(all(choice.then(), example), all(choice.otherwise(), example));
      case Expression.Literal literal -> Stream.of(literal.value());
      case Expression.Field field -> field.evaluate(example).stream();
      case Expression.Has has -> truth();
      case Expression.Compare compare -> truth();
      case Expression.Not not -> truth();
      case Expression.And and -> truth();
      case Expression.Or or -> truth();
      case Expression.In in -> truth();
      case Expression.Matches matches -> truth();
      case Expression.Arithmetic(var operator, Expression left, Expression right) ->
          both(left, right, example)
              .flatMap(operands ->
                  new Expression.Arithmetic(operator, operands.getFirst(), operands.getLast())
                      .evaluate(Document.empty()))
              .stream();
      case Expression.At(Expression container, Expression key) ->
          both(container, key, example)
              .flatMap(operands ->
                  new Expression.At(operands.getFirst(), operands.getLast())
                      .evaluate(Document.empty())
                      .or(() -> first(container, example).flatMap(Containers::first)))
              .stream();
      case Expression.ListOf(List<Expression> items) ->
          items.isEmpty()
              ? Stream.<Value>of(Value.Array.of())
              : first(items.getFirst(), example).<Value>map(Value.Array::of).stream();
      case Expression.Call(Function function, List<Expression> arguments) ->
          of(function, first(arguments.getFirst(), example)).stream();
    };
  }

  private static Stream<Value> truth() {
    return Stream.of(Value.bool(true));
  }

  private static Optional<Value> first(Expression expression, Document example) {
    return of(expression, example).stream().findFirst();
  }

  private static Optional<List<Expression>> both(
      Expression left, Expression right, Document example) {
    return first(left, example)
        .flatMap(one ->
            first(right, example)
                .map(other -> List.of(new Expression.Literal(one), new Expression.Literal(other))));
  }

  private static Optional<Value> of(Function function, Optional<Value> argument) {
    return switch (function) {
      case SIZE, INT, INDEX_OF, LAST_INDEX_OF -> TypeExamples.of(ValueType.INT32);
      case LONG -> TypeExamples.of(ValueType.INT64);
      case DOUBLE -> TypeExamples.of(ValueType.DOUBLE);
      case DECIMAL -> TypeExamples.of(ValueType.DECIMAL128);
      case BOOL, STARTS_WITH, ENDS_WITH, CONTAINS -> TypeExamples.of(ValueType.BOOL);
      case TIMESTAMP -> TypeExamples.of(ValueType.DATE);
      case OBJECT_ID -> TypeExamples.of(ValueType.OBJECT_ID);
      case TYPE, STRING, LOWER, LOWER_ASCII, UPPER, UPPER_ASCII, TRIM, SUBSTRING, REPLACE ->
          Optional.of(TypeExamples.TEXT);
      case JOIN, SHA256, SHA1, HEX -> Optional.of(TypeExamples.TEXT);
      case SPLIT -> Optional.of(Value.Array.of(TypeExamples.TEXT));
      case NEGATE, ROUND, DISTINCT -> argument;
    };
  }
}
