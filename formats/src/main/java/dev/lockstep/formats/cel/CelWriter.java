package dev.lockstep.formats.cel;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.expression.Function;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes expressions as texts that read back equal. */
public final class CelWriter {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Words of CEL's grammar, and those it reserves, which no field may be called after a dot. */
  private static final List<String> RESERVED =
      List.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "namespace",
          "null",
          "package",
          "return",
          "true",
          "var",
          "void",
          "while");

  private CelWriter() {}

  /** The expression as text. */
  public static String write(Expression expression) {
    return switch (expression) {
      case Expression.Literal literal -> literal(literal.value());
      case Expression.Field field -> path(field.path());
      case Expression.Has has -> "has(" + path(has.path()) + ")";
      case Expression.Compare c -> joined(c.left(), c.comparison().sign(), c.right());
      case Expression.Not not -> "!" + operand(not.operand());
      case Expression.And and -> joined(and.left(), "&&", and.right());
      case Expression.Or or -> joined(or.left(), "||", or.right());
      case Expression.Conditional c ->
          operand(c.test()) + " ? " + operand(c.then()) + " : " + operand(c.otherwise());
      case Expression.Arithmetic a -> joined(a.left(), a.operator().sign(), a.right());
      case Expression.Call call -> call(call);
      case Expression.ListOf list -> "[" + listed(list.items()) + "]";
      case Expression.At at -> operand(at.container()) + "[" + write(at.key()) + "]";
      case Expression.In in -> joined(in.item(), "in", in.container());
      case Expression.Matches m ->
          "matches(" + write(m.text()) + ", " + quoted(m.pattern().toString()) + ")";
    };
  }

  private static String call(Expression.Call call) {
    if (call.function() == Function.NEGATE) {
      return "-(" + write(call.arguments().getFirst()) + ")";
    }
    return call.function().word() + "(" + listed(call.arguments()) + ")";
  }

  private static String listed(List<Expression> expressions) {
    return expressions.stream().map(CelWriter::write).collect(Collectors.joining(", "));
  }

  private static String joined(Expression left, String sign, Expression right) {
    return operand(left) + " " + sign + " " + operand(right);
  }

  private static String operand(Expression expression) {
    return switch (expression) {
      case Expression.Field field -> write(field);
      case Expression.Has has -> write(has);
      case Expression.ListOf list -> write(list);
      case Expression.Matches matches -> write(matches);
      case Expression.Call call when call.function() != Function.NEGATE -> write(call);
      case Expression.Literal literal when literal.value() instanceof Value.Text -> write(literal);
      case Expression.Literal literal -> "(" + write(literal) + ")";
      case Expression.Call call -> "(" + write(call) + ")";
      case Expression.Compare c -> "(" + write(c) + ")";
      case Expression.Not not -> "(" + write(not) + ")";
      case Expression.And and -> "(" + write(and) + ")";
      case Expression.Or or -> "(" + write(or) + ")";
      case Expression.Conditional c -> "(" + write(c) + ")";
      case Expression.Arithmetic a -> "(" + write(a) + ")";
      case Expression.At at -> "(" + write(at) + ")";
      case Expression.In in -> "(" + write(in) + ")";
    };
  }

  private static String path(Path path) {
    StringBuilder text = new StringBuilder("doc");
    for (String name : path.names()) {
      if (NAME.matcher(name).matches() && !RESERVED.contains(name)) {
        text.append('.').append(name);
      } else {
        text.append('[').append(quoted(name)).append(']');
      }
    }
    return text.toString();
  }

  private static String literal(Value value) {
    return switch (value) {
      case Value.Null n -> "null";
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Text text -> quoted(text.value());
      case Value.Int32 number -> Integer.toString(number.value());
      case Value.Int64 number when number.value() == (int) number.value() ->
          "long(" + number.value() + ")";
      case Value.Int64 number -> Long.toString(number.value());
      case Value.Float64 number when isPlain(number.value()) -> Double.toString(number.value());
      case Value.ObjectId id -> "objectId(\"" + id.bytes() + "\")";
      case Value.Float64 n -> json(value);
      case Document d -> json(value);
      case Value.Array a -> json(value);
      case Value.Decimal128 d -> json(value);
      case Value.DateTime d -> json(value);
      case Value.Timestamp t -> json(value);
      case Value.Binary b -> json(value);
      case Value.Regex r -> json(value);
      case Value.Code c -> json(value);
      case Value.ScopedCode c -> json(value);
      case Value.Symbol s -> json(value);
      case Value.DbPointer p -> json(value);
      case Value.Undefined u -> json(value);
      case Value.MinKey k -> json(value);
      case Value.MaxKey k -> json(value);
    };
  }

  private static boolean isPlain(double number) {
    return (Double.isFinite(number) && number != 0) || Double.doubleToRawLongBits(number) == 0;
  }

  private static String json(Value value) {
    Notation notation = value instanceof Value.DateTime ? Notation.RELAXED : Notation.CANONICAL;
    return "json(" + quoted(ExtendedJson.write(value, notation)) + ")";
  }

  private static String quoted(String text) {
    return ExtendedJson.write(Value.text(text), Notation.CANONICAL);
  }
}
