package dev.lockstep.registry.evolve;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.expression.Function;
import dev.lockstep.model.expression.Operator;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Node;
import dev.lockstep.registry.evolve.tree.Presence;
import dev.lockstep.registry.evolve.tree.Saying;
import dev.lockstep.registry.evolve.tree.Steps;
import dev.lockstep.registry.evolve.tree.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of an expression's values in documents of a shape; never more than that. */
record Yields(Node root) {

  Yield of(Expression expression) {
    return switch (expression) {
      case Expression.Literal literal -> Yield.of(literal.value());
      case Expression.Field field -> field(field.path());
      case Expression.Has has -> Yield.of(Presence.ALWAYS, ValueType.BOOL);
      case Expression.Not not -> truth(not.operand());
      case Expression.And and -> truth(and.left(), and.right());
      case Expression.Or or -> truth(or.left(), or.right());
      case Expression.Compare compare -> Yield.of(Presence.SOMETIMES, ValueType.BOOL);
      case Expression.In in -> Yield.of(Presence.SOMETIMES, ValueType.BOOL);
      case Expression.Matches matches -> Yield.of(Presence.SOMETIMES, ValueType.BOOL);
      case Expression.Conditional choice -> conditional(choice);
      case Expression.Arithmetic(Operator operator, Expression left, Expression right) ->
          arithmetic(operator, of(left), of(right));
      case Expression.Call(Function function, List<Expression> arguments) ->
          call(function, of(arguments.getFirst()));
      case Expression.ListOf list -> Yield.of(Presence.SOMETIMES, ValueType.ARRAY);
      case Expression.At at -> Yield.UNKNOWN;
    };
  }

  private Yield field(Path path) {
    List<Node> nodes = root.shape().at(path);
    boolean isPlain =
        nodes.size() == 1
            && path.isStatic()
            && Steps.chain(path).stream().allMatch(each -> Tree.fields(root, each).size() == 1);
    return isPlain
        ? new Yield(Saying.copied(nodes.getFirst()), true, Presence.of(Tree.isAlways(root, path)))
        : Yield.UNKNOWN;
  }

  private Yield truth(Expression... operands) {
    boolean isTotal =
        List.of(operands).stream().allMatch(operand -> of(operand).isAlways(ValueType.BOOL));
    return Yield.of(Presence.of(isTotal), ValueType.BOOL);
  }

  private Yield conditional(Expression.Conditional choice) {
    Yield then = of(choice.then());
    Yield otherwise = of(choice.otherwise());
    Presence presence =
        Presence.of(of(choice.test()).isAlways(ValueType.BOOL))
            .and(then.presence())
            .and(otherwise.presence());
    Optional<Set<ValueType>> types =
        then.types().flatMap(one -> otherwise.types().map(other -> union(one, other)));
    return types
        .map(known -> Yield.of(presence, known))
        .orElse(new Yield(Yield.UNKNOWN.node(), false, presence));
  }

  private static Set<ValueType> union(Set<ValueType> one, Set<ValueType> other) {
    Set<ValueType> all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }

  private static Yield arithmetic(Operator operator, Yield left, Yield right) {
    Optional<Set<ValueType>> one = left.types();
    Optional<Set<ValueType>> other = right.types();
    if (one.isEmpty() || other.isEmpty()) {
      return Yield.UNKNOWN;
    }
    Set<ValueType> types = new HashSet<>();
    for (ValueType a : one.get()) {
      for (ValueType b : other.get()) {
        types.addAll(arithmetic(operator, a, b));
      }
    }
    return types.isEmpty() ? Yield.UNKNOWN : Yield.of(Presence.SOMETIMES, types);
  }

  private static Set<ValueType> arithmetic(Operator operator, ValueType a, ValueType b) {
    Set<ValueType> both = Set.copyOf(List.of(a, b));
    if (both.equals(Set.of(ValueType.INT32))) {
      return Set.of(ValueType.INT32, ValueType.INT64);
    }
    if (Set.of(ValueType.INT32, ValueType.INT64).containsAll(both)) {
      return Set.of(ValueType.INT64);
    }
    if (both.contains(ValueType.DOUBLE)) {
      return Set.of(ValueType.DOUBLE);
    }
    if (both.contains(ValueType.DECIMAL128)) {
      return Set.of(ValueType.DECIMAL128);
    }
    return operator == Operator.ADD && both.equals(Set.of(ValueType.STRING))
        ? Set.of(ValueType.STRING)
        : Set.of();
  }

  private static Yield call(Function function, Yield argument) {
    Presence presence = Presence.SOMETIMES;
    return switch (function) {
      case SIZE, INDEX_OF, LAST_INDEX_OF -> Yield.of(presence, ValueType.INT32, ValueType.INT64);
      case INT -> Yield.of(presence, ValueType.INT32);
      case LONG -> Yield.of(presence, ValueType.INT64);
      case DOUBLE -> Yield.of(presence, ValueType.DOUBLE);
      case DECIMAL -> Yield.of(presence, ValueType.DECIMAL128);
      case BOOL, STARTS_WITH, ENDS_WITH, CONTAINS -> Yield.of(presence, ValueType.BOOL);
      case TIMESTAMP -> Yield.of(presence, ValueType.DATE);
      case OBJECT_ID -> Yield.of(presence, ValueType.OBJECT_ID);
      case TYPE -> Yield.of(argument.presence(), ValueType.STRING);
      case LOWER, LOWER_ASCII, UPPER, UPPER_ASCII, TRIM ->
          Yield.of(Presence.of(argument.isAlways(ValueType.STRING)), ValueType.STRING);
      case STRING, SUBSTRING, REPLACE, JOIN, SHA256, SHA1, HEX ->
          Yield.of(presence, ValueType.STRING);
      case SPLIT -> Yield.of(presence, ValueType.ARRAY);
      case ROUND -> rounded(argument);
      case NEGATE -> negated(argument);
      case DISTINCT -> Yield.UNKNOWN;
    };
  }

  private static Yield rounded(Yield argument) {
    return argument.types().map(types -> Yield.of(Presence.SOMETIMES, types)).orElse(Yield.UNKNOWN);
  }

  private static Yield negated(Yield argument) {
    return argument
        .types()
        .map(types ->
            Yield.of(
                Presence.SOMETIMES,
                types.contains(ValueType.INT32) ? union(types, Set.of(ValueType.INT64)) : types))
        .orElse(Yield.UNKNOWN);
  }
}
