package dev.lockstep.formats.cel;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJsonException;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.DuplicateFieldException;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.expression.Comparison;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.expression.Function;
import dev.lockstep.model.expression.Limits;
import dev.lockstep.model.expression.Operator;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.pattern.TextPattern;
import dev.lockstep.model.pattern.TextPatternException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the parser's tree of one text into an expression. */
final class CelTree {
  private static final String ROOT = "doc";
  private static final String JSON = "json";
  private static final String MATCHES = "matches";
  private static final Map<String, Function> FUNCTIONS =
      Stream.of(Function.values())
          .filter(function -> function != Function.NEGATE)
          .collect(Collectors.toUnmodifiableMap(Function::word, function -> function));
  private static final Map<String, Comparison> COMPARISONS =
      Stream.of(Comparison.values())
          .collect(Collectors.toUnmodifiableMap(c -> "_" + c.sign() + "_", c -> c));
  private static final Map<String, Operator> OPERATORS =
      Stream.of(Operator.values())
          .collect(Collectors.toUnmodifiableMap(o -> "_" + o.sign() + "_", o -> o));

  private final CelSource source;

  CelTree(CelSource source) {
    this.source = source;
  }

  Expression expression(CelExpr node) {
    Optional<Path> path = path(node);
    if (path.isPresent()) {
      return new Expression.Field(path.get());
    }
    return switch (node.getKind()) {
      case CONSTANT -> new Expression.Literal(constant(node));
      case IDENT -> throw refusal(node, "'doc' is the whole document; name a field of it");
      case SELECT ->
          new Expression.At(
              expression(node.select().operand()),
              new Expression.Literal(Value.text(node.select().field())));
      case LIST -> list(node);
      case CALL -> call(node, node.call());
      case MAP ->
          throw refusal(
              node,
              "maps are not taken in expressions: set their fields one by one, at paths below, or"
                  + " write a constant as json('…')");
      case STRUCT -> throw refusal(node, "messages are not taken in expressions");
      case COMPREHENSION -> throw refusal(node, "loops are not taken in expressions");
      case NOT_SET -> throw refusal(node, "an expression was expected here");
    };
  }

  /** The static path that a chain of fields from {@code doc} or from a bare name is. */
  private Optional<Path> path(CelExpr node) {
    List<Step> steps = new ArrayList<>();
    return collect(node, steps) && !steps.isEmpty()
        ? Optional.of(new Path(steps))
        : Optional.empty();
  }

  private boolean collect(CelExpr node, List<Step> steps) {
    if (node.getKind() == CelExpr.ExprKind.Kind.IDENT) {
      String name = node.ident().name();
      if (!name.equals(ROOT)) {
        steps.add(new Step.Field(name.startsWith(".") ? name.substring(1) : name));
      }
      return true;
    }
    if (node.getKind() == CelExpr.ExprKind.Kind.SELECT && !node.select().testOnly()) {
      return collect(node.select().operand(), steps)
          && steps.add(new Step.Field(node.select().field()));
    }
    return node.getKind() == CelExpr.ExprKind.Kind.CALL
        && node.call().function().equals("_[_]")
        && collectElement(arguments(node.call()), steps);
  }

  private boolean collectElement(List<CelExpr> arguments, List<Step> steps) {
    return isText(arguments.get(1))
        && collect(arguments.get(0), steps)
        && steps.add(new Step.Field(arguments.get(1).constant().stringValue()));
  }

  /** The parser's own kind of list is not for other modules to know. */
  private static List<CelExpr> arguments(CelCall call) {
    return call.args();
  }

  private static boolean isText(CelExpr node) {
    return node.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && node.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private Value constant(CelExpr node) {
    CelConstant constant = node.constant();
    return switch (constant.getKind()) {
      case NULL_VALUE -> Value.NULL;
      case BOOLEAN_VALUE -> Value.bool(constant.booleanValue());
      case INT64_VALUE -> integer(constant.int64Value());
      case DOUBLE_VALUE -> finite(node, constant.doubleValue());
      case STRING_VALUE -> Value.text(constant.stringValue());
      case UINT64_VALUE -> throw refusal(node, "unsigned integers are not taken; write 1, not 1u");
      case BYTES_VALUE -> throw refusal(node, "bytes are not taken; write json('{\"$binary\":…}')");
      case TIMESTAMP_VALUE, DURATION_VALUE, NOT_SET ->
          throw refusal(node, "this constant is not taken in expressions");
    };
  }

  private Value finite(CelExpr node, double number) {
    if (!Double.isFinite(number)) {
      throw refusal(node, "the number does not fit a double");
    }
    return Value.float64(number);
  }

  private static Value integer(long number) {
    return number == (int) number ? Value.int32((int) number) : Value.int64(number);
  }

  private Expression list(CelExpr node) {
    List<Integer> optional = node.list().optionalIndices();
    List<CelExpr> elements = node.list().elements();
    if (!optional.isEmpty()) {
      throw refusal(node, "optional items are not taken in expressions");
    }
    List<Expression> items = new ArrayList<>();
    for (CelExpr item : elements) {
      items.add(expression(item));
    }
    return guarded(node, () -> new Expression.ListOf(items));
  }

  private Expression call(CelExpr node, CelCall call) {
    String name = call.function();
    if (name.equals("has")) {
      return has(node, call);
    }
    List<Expression> arguments = new ArrayList<>();
    call.target().ifPresent(target -> arguments.add(expression(target)));
    for (CelExpr argument : arguments(call)) {
      arguments.add(expression(argument));
    }
    return guarded(node, () -> call(node, name, arguments));
  }

  private Expression call(CelExpr node, String name, List<Expression> arguments) {
    Comparison comparison = COMPARISONS.get(name);
    if (comparison != null) {
      return new Expression.Compare(comparison, arguments.get(0), arguments.get(1));
    }
    Operator operator = OPERATORS.get(name);
    if (operator != null) {
      return new Expression.Arithmetic(operator, arguments.get(0), arguments.get(1));
    }
    return switch (name) {
      case "_&&_" -> new Expression.And(arguments.get(0), arguments.get(1));
      case "_||_" -> new Expression.Or(arguments.get(0), arguments.get(1));
      case "!_" -> new Expression.Not(arguments.get(0));
      case "-_" -> new Expression.Call(Function.NEGATE, arguments);
      case "_?_:_" ->
          new Expression.Conditional(arguments.get(0), arguments.get(1), arguments.get(2));
      case "_[_]" -> new Expression.At(arguments.get(0), arguments.get(1));
      case "@in" -> new Expression.In(arguments.get(0), arguments.get(1));
      case JSON -> json(node, arguments);
      case MATCHES -> matches(node, arguments);
      default -> function(node, name, arguments);
    };
  }

  private Expression function(CelExpr node, String name, List<Expression> arguments) {
    Function function = FUNCTIONS.get(name);
    if (function == null) {
      throw refusal(
          node, "the function '%s' is unknown".formatted(name) + Slips.meant(name, words()));
    }
    if (arguments.size() < function.argumentsMin() || arguments.size() > function.argumentsMax()) {
      throw refusal(
          node, "the function '%s' does not take %d arguments".formatted(name, arguments.size()));
    }
    Expression call = new Expression.Call(function, arguments);
    return isConversion(function) && arguments.getFirst() instanceof Expression.Literal
        ? literal(node, function, call)
        : call;
  }

  /** A conversion of a constant is a constant, so that a bad date is refused here and not later. */
  private Expression literal(CelExpr node, Function function, Expression call) {
    return call.evaluate(Document.empty())
        .map(Expression.Literal::new)
        .orElseThrow(
            () -> refusal(node, "the constant does not fit '%s'".formatted(function.word())));
  }

  private static boolean isConversion(Function function) {
    return switch (function) {
      case INT, LONG, DOUBLE, DECIMAL, TIMESTAMP, OBJECT_ID -> true;
      default -> false;
    };
  }

  private static List<String> words() {
    return Stream.concat(FUNCTIONS.keySet().stream(), Stream.of("has", JSON, MATCHES))
        .sorted()
        .toList();
  }

  private Expression has(CelExpr node, CelCall call) {
    Optional<Path> path =
        call.target().isPresent() || arguments(call).size() != 1
            ? Optional.empty()
            : path(arguments(call).getFirst());
    return path.<Expression>map(Expression.Has::new)
        .orElseThrow(() -> refusal(node, "'has' takes one field, such as has(doc.rating)"));
  }

  @SuppressWarnings("UnusedException") // Said again with its place.
  private Expression json(CelExpr node, List<Expression> arguments) {
    if (arguments.size() == 1
        && arguments.getFirst() instanceof Expression.Literal literal
        && literal.value() instanceof Value.Text text) {
      try {
        return new Expression.Literal(ExtendedJson.read(text.value()));
      } catch (ExtendedJsonException e) {
        throw refusal(node, "the text is not Extended JSON: " + e.why());
      } catch (DuplicateFieldException e) {
        throw refusal(node, "the text has a field twice");
      }
    }
    throw refusal(node, "'json' takes one text in Extended JSON");
  }

  @SuppressWarnings("UnusedException") // Said again with its place.
  private Expression matches(CelExpr node, List<Expression> arguments) {
    if (arguments.size() == 2
        && arguments.get(1) instanceof Expression.Literal literal
        && literal.value() instanceof Value.Text pattern) {
      try {
        return new Expression.Matches(arguments.getFirst(), TextPattern.parse(pattern.value()));
      } catch (TextPatternException e) {
        throw refusal(node, "the text is not a pattern: " + e.why());
      }
    }
    throw refusal(node, "'matches' takes a text and a pattern written as a constant");
  }

  @SuppressWarnings("UnusedException") // Said again with its place.
  private Expression guarded(CelExpr node, Supplier<Expression> expression) {
    try {
      return expression.get();
    } catch (IllegalArgumentException e) {
      throw refusal(node, "an expression nests at most %d deep".formatted(Limits.DEPTH_MAX));
    }
  }

  private CelException refusal(CelExpr node, String why) {
    return CelReader.refusal(source, node.id(), why);
  }
}
