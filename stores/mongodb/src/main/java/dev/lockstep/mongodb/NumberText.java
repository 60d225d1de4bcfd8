package dev.lockstep.mongodb;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;

/**
 * Numbers compared by the text the server writes for them, which shows what its comparison of
 * numbers does not: the sign of zero, and the scale of a decimal.
 */
final class NumberText {
  private NumberText() {}

  /** Whether it is or holds a number to which others of its type compare equal. */
  static boolean isNeededWithin(Value value) {
    return switch (value) {
      case Document document -> {
        boolean needed = false;
        for (int i = 0; i < document.size() && !needed; i++) {
          needed = isNeededWithin(document.value(i));
        }
        yield needed;
      }
      case Value.Array array -> array.items().stream().anyMatch(NumberText::isNeededWithin);
      case Value.Float64 number -> number.value() == 0.0;
      case Value.Decimal128 number -> true;
      case Value other -> false;
    };
  }

  /** The expression of a number's text; null for what is no number. */
  static Document of(Value number) {
    return Document.of(
        "$convert",
        Document.of("input", number, "to", Value.text("string")).with("onError", Value.NULL));
  }

  static Document literal(Value value) {
    return Document.of("$literal", value);
  }

  /** The condition that an expression and a number have the same text. */
  static Document same(Value expression, Value number) {
    return Document.of(
        "$expr", Document.of("$eq", Value.Array.of(of(expression), of(literal(number)))));
  }

  /** The expression of the field below an expression. */
  static Value field(Value document, String name) {
    if (document instanceof Value.Text path) {
      return Value.text(path.value() + "." + name);
    }
    Document in = Document.of("vars", Document.of("d", document), "in", Value.text("$$d." + name));
    return Document.of("$let", in);
  }

  /** The expression of the element at an index of an expression. */
  static Value element(Value array, int index) {
    return Document.of("$arrayElemAt", Value.Array.of(array, Value.int32(index)));
  }
}
