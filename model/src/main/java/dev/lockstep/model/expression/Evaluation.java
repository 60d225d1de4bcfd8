package dev.lockstep.model.expression;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.expression.Expression.And;
import dev.lockstep.model.expression.Expression.Arithmetic;
import dev.lockstep.model.expression.Expression.At;
import dev.lockstep.model.expression.Expression.Call;
import dev.lockstep.model.expression.Expression.Compare;
import dev.lockstep.model.expression.Expression.Conditional;
import dev.lockstep.model.expression.Expression.Field;
import dev.lockstep.model.expression.Expression.Has;
import dev.lockstep.model.expression.Expression.In;
import dev.lockstep.model.expression.Expression.ListOf;
import dev.lockstep.model.expression.Expression.Literal;
import dev.lockstep.model.expression.Expression.Matches;
import dev.lockstep.model.expression.Expression.Not;
import dev.lockstep.model.expression.Expression.Or;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates expressions over one document. */
final class Evaluation {
  private final Document document;

  Evaluation(Document document) {
    this.document = document;
  }

  Optional<Value> of(Expression expression) {
    return switch (expression) {
      case Literal literal -> Optional.of(literal.value());
      case Field field -> at(field.path());
      case Has has -> bool(at(has.path()).isPresent());
      case Compare compare -> compare(compare);
      case Not not -> truth(not.operand()).flatMap(is -> bool(!is));
      case And and -> both(and.left(), and.right(), true);
      case Or or -> both(or.left(), or.right(), false);
      case Conditional choice ->
          truth(choice.test()).flatMap(is -> of(is ? choice.then() : choice.otherwise()));
      case Arithmetic arithmetic -> arithmetic(arithmetic);
      case Call call -> all(call.arguments()).flatMap(a -> Functions.apply(call.function(), a));
      case ListOf list -> all(list.items()).map(Value.Array::new);
      case At at -> of(at.container()).flatMap(c -> of(at.key()).flatMap(k -> element(c, k)));
      case In in -> of(in.item()).flatMap(i -> of(in.container()).flatMap(c -> contains(c, i)));
      case Matches matches -> of(matches.text()).flatMap(text -> matches(matches, text));
    };
  }

  private Optional<Value> at(Path path) {
    Value current = document;
    for (Step step : path.steps()) {
      int index =
          current instanceof Document inner && step instanceof Step.Field field
              ? inner.indexOf(field.name())
              : -1;
      if (index < 0) {
        return Optional.empty();
      }
      current = ((Document) current).value(index);
    }
    return Optional.of(current);
  }

  private Optional<Value> compare(Compare compare) {
    return of(compare.left())
        .flatMap(left ->
            of(compare.right())
                .flatMap(right -> Ordering.compare(compare.comparison(), left, right)));
  }

  private Optional<Value> arithmetic(Arithmetic arithmetic) {
    return of(arithmetic.left())
        .flatMap(left ->
            of(arithmetic.right())
                .flatMap(right -> Numbers.join(arithmetic.operator(), left, right)));
  }

  /**
   * The neutral truth value holds only when both sides have it; the other one is decided by one.
   */
  private Optional<Value> both(Expression left, Expression right, boolean neutral) {
    Optional<Boolean> first = truth(left);
    if (first.isPresent() && first.get() != neutral) {
      return bool(!neutral);
    }
    Optional<Boolean> second = truth(right);
    if (second.isPresent() && second.get() != neutral) {
      return bool(!neutral);
    }
    return first.isPresent() && second.isPresent() ? bool(neutral) : Optional.empty();
  }

  private Optional<Boolean> truth(Expression expression) {
    return of(expression)
        .flatMap(
            value -> value instanceof Value.Bool is ? Optional.of(is.value()) : Optional.empty());
  }

  private Optional<List<Value>> all(List<Expression> expressions) {
    List<Value> values = new ArrayList<>(expressions.size());
    for (Expression expression : expressions) {
      Optional<Value> value = of(expression);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private static Optional<Value> element(Value container, Value key) {
    if (container instanceof Document inner && key instanceof Value.Text name) {
      return inner.get(name.value());
    }
    if (container instanceof Value.Array array) {
      return Numbers.integer(key)
          .filter(index -> index >= 0 && index < array.items().size())
          .map(index -> array.items().get(index.intValue()));
    }
    return Optional.empty();
  }

  private static Optional<Value> contains(Value container, Value item) {
    if (container instanceof Document inner && item instanceof Value.Text name) {
      return bool(inner.has(name.value()));
    }
    if (container instanceof Value.Array array) {
      return bool(array.items().stream().anyMatch(one -> Ordering.same(one, item)));
    }
    return Optional.empty();
  }

  private static Optional<Value> matches(Matches matches, Value text) {
    return text instanceof Value.Text found
        ? bool(matches.pattern().isFoundIn(found.value()))
        : Optional.empty();
  }

  private static Optional<Value> bool(boolean value) {
    return Optional.of(Value.bool(value));
  }
}
