package dev.lockstep.model.expression;

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
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an expression is made of. */
final class Operands {
  private Operands() {}

  static List<Expression> of(Expression expression) {
    return switch (expression) {
      case Literal literal -> List.of();
      case Field field -> List.of();
      case Has has -> List.of();
      case Compare compare -> List.of(compare.left(), compare.right());
      case Not not -> List.of(not.operand());
      case And and -> List.of(and.left(), and.right());
      case Or or -> List.of(or.left(), or.right());
      case Conditional c -> List.of(c.test(), c.then(), c.otherwise());
      case Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
      case Call call -> call.arguments();
      case ListOf list -> list.items();
      case At at -> List.of(at.container(), at.key());
      case In in -> List.of(in.item(), in.container());
      case Matches matches -> List.of(matches.text());
    };
  }

  static int depth(Expression expression) {
    int below = 0;
    for (Expression operand : of(expression)) {
      below = Math.max(below, depth(operand));
    }
    return below + 1;
  }

  static Set<Path> paths(Expression expression) {
    Set<Path> found = new LinkedHashSet<>();
    collect(expression, found);
    return Collections.unmodifiableSet(found);
  }

  private static void collect(Expression expression, Set<Path> found) {
    if (expression instanceof Field field) {
      found.add(field.path());
    } else if (expression instanceof Has has) {
      found.add(has.path());
    }
    of(expression).forEach(operand -> collect(operand, found));
  }
}
