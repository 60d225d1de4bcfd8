package dev.lockstep.api.json;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads one value from one text. */
final class JsonReading {
  private static final int TEXT_SIZE_MAX = 64 * 1024 * 1024;
  private static final int NUMBER_SIZE_MAX = 2000;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(3 * ExtendedJson.DEPTH_MAX)
                  .maxStringLength(TEXT_SIZE_MAX)
                  .maxNameLength(TEXT_SIZE_MAX)
                  .maxNumberLength(NUMBER_SIZE_MAX)
                  .build())
          .build();

  private final JsonParser parser;

  private JsonReading(JsonParser parser) {
    this.parser = parser;
  }

  @SuppressWarnings("UnusedException") // The cause would quote the text.
  static Value read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new JsonReading(parser).only();
    } catch (JacksonException e) {
      throw error(e.getLocation(), why(e));
    }
  }

  /** The parser's own messages quote the text, which may hold what does not belong in a log. */
  private static String why(JacksonException e) {
    return switch (e) {
      case UnexpectedEndOfInputException end -> "the text ends before the value does";
      case StreamConstraintsException bound -> "a text, a number or the nesting is too long";
      default -> "the text is not JSON here";
    };
  }

  private Value only() {
    Value value = value(next(), 0);
    if (parser.nextToken() != null) {
      throw error(parser.currentTokenLocation(), "more follows after the value");
    }
    return value;
  }

  private JsonToken next() {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw error(parser.currentLocation(), "the text ends before the value does");
    }
    return token;
  }

  private Value value(JsonToken token, int depth) {
    return switch (token) {
      case START_OBJECT -> interpreted(depth);
      case START_ARRAY -> array(depth);
      case VALUE_STRING -> Value.text(parser.getString());
      case VALUE_NUMBER_INT -> integer(parser.getString());
      case VALUE_NUMBER_FLOAT -> fraction(parser.getString());
      case VALUE_TRUE -> Value.bool(true);
      case VALUE_FALSE -> Value.bool(false);
      case VALUE_NULL -> Value.NULL;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw error(parser.currentTokenLocation(), "a value was expected here");
    };
  }

  @SuppressWarnings("UnusedException") // Said again with its place.
  private Value interpreted(int depth) {
    TokenStreamLocation start = parser.currentTokenLocation();
    Document object = object(depth, false);
    try {
      return TypeObjects.interpret(object);
    } catch (UnfitContentException e) {
      throw error(start, e.why());
    }
  }

  /** An object; inside {@code $document} its names say nothing about its own type. */
  private Document object(int depth, boolean literal) {
    requireDepth(depth);
    Document.Builder fields = Document.builder();
    for (JsonToken token = next(); token != JsonToken.END_OBJECT; token = next()) {
      String name = parser.currentName();
      JsonToken first = next();
      boolean escaped =
          !literal && first == JsonToken.START_OBJECT && name.equals(TypeObjects.DOCUMENT);
      Value value = escaped ? object(depth + 1, true) : value(first, depth + 1);
      fields = fields.add(name, value);
    }
    return fields.build();
  }

  private Value array(int depth) {
    requireDepth(depth);
    List<Value> items = new ArrayList<>();
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      items.add(value(token, depth + 1));
    }
    return new Value.Array(items);
  }

  private Value integer(String text) {
    try {
      long number = Long.parseLong(text);
      return number == (int) number ? Value.int32((int) number) : Value.int64(number);
    } catch (NumberFormatException tooLong) {
      return fraction(text);
    }
  }

  private Value fraction(String text) {
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number)) {
      throw error(parser.currentTokenLocation(), "the number does not fit a double");
    }
    return Value.float64(number);
  }

  private void requireDepth(int depth) {
    if (depth >= 2 * ExtendedJson.DEPTH_MAX) {
      throw error(
          parser.currentTokenLocation(),
          "the value nests deeper than %d levels".formatted(ExtendedJson.DEPTH_MAX));
    }
  }

  private static ExtendedJsonException error(TokenStreamLocation at, String why) {
    return new ExtendedJsonException(at.getLineNr(), Math.max(1, at.getColumnNr()), why);
  }
}
