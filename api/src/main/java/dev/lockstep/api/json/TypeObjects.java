package dev.lockstep.api.json;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.Value.Text;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The objects by which Extended JSON writes the types that JSON lacks. */
final class TypeObjects {
  static final String DOCUMENT = "$document";

  private static final Set<String> KEYS =
      Set.of(
          "$oid",
          "$symbol",
          "$numberInt",
          "$numberLong",
          "$numberDouble",
          "$numberDecimal",
          "$binary",
          "$uuid",
          "$code",
          "$timestamp",
          "$regularExpression",
          "$dbPointer",
          "$date",
          "$minKey",
          "$maxKey",
          "$undefined",
          DOCUMENT);

  private TypeObjects() {}

  static boolean matches(Document object) {
    return key(object).isPresent();
  }

  static Value interpret(Document object) {
    Optional<String> key = key(object);
    return key.isPresent() ? value(key.get(), object) : object;
  }

  private static Optional<String> key(Document object) {
    for (int i = 0; i < object.size(); i++) {
      String name = object.name(i);
      if (name.startsWith("$") && KEYS.contains(name)) {
        return Optional.of(name);
      }
    }
    boolean olderRegex =
        object.size() == 2
            && object.get("$regex").filter(Text.class::isInstance).isPresent()
            && object.get("$options").filter(Text.class::isInstance).isPresent();
    return olderRegex ? Optional.of("$regex") : Optional.empty();
  }

  private static Value value(String key, Document object) {
    return switch (key) {
      case "$binary" -> binary(object);
      case "$code" -> code(object);
      case "$regex" -> new Value.Regex(text(object, "$regex"), text(object, "$options"));
      default -> {
        require(object.size() == 1, key, "stands alone in its object");
        yield single(key, object, object.value(0));
      }
    };
  }

  private static Value single(String key, Document object, Value content) {
    return switch (key) {
      case "$oid" -> new Value.ObjectId(Bytes.of(hex(key, text(object, key), 12)));
      case "$symbol" -> new Value.Symbol(text(object, key));
      case "$numberInt" -> NumberText.int32(key, content);
      case "$numberLong" -> Value.int64(NumberText.int64(key, content));
      case "$numberDouble" -> NumberText.float64(key, content);
      case "$numberDecimal" -> NumberText.decimal(key, text(object, key));
      case "$uuid" -> uuid(key, text(object, key));
      case "$timestamp" -> timestamp(key, content);
      case "$regularExpression" -> regex(key, content);
      case "$dbPointer" -> dbPointer(key, content);
      case "$date" -> DateText.date(key, content);
      case "$minKey" -> constant(key, content, Value.int32(1), new Value.MinKey());
      case "$maxKey" -> constant(key, content, Value.int32(1), new Value.MaxKey());
      case "$undefined" -> constant(key, content, Value.bool(true), new Value.Undefined());
      default -> {
        require(content instanceof Document, key, "takes an object");
        yield content;
      }
    };
  }

  private static Value binary(Document object) {
    String key = "$binary";
    boolean older = object.has("$type") && object.size() == 2;
    if (older) {
      Value subtype = object.get("$type").orElse(Value.NULL);
      int number =
          subtype instanceof Value.Int32 plain ? plain.value() : subtype(text(object, "$type"));
      require(number >= 0 && number <= 255, key, "has a subtype from 00 to ff");
      return new Value.Binary(number, base64(key, text(object, key)));
    }
    Document inner = inner(key, object.value(0), 2);
    require(object.size() == 1, key, "stands alone in its object");
    return new Value.Binary(subtype(text(inner, "subType")), base64(key, text(inner, "base64")));
  }

  private static int subtype(String text) {
    require(text.matches("[0-9a-fA-F]{1,2}"), "$binary", "has a subtype from 00 to ff");
    return Integer.parseInt(text, 16);
  }

  @SuppressWarnings("UnusedException") // The cause would quote the text.
  private static Bytes base64(String key, String text) {
    try {
      return Bytes.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw unfit(key, "takes bytes in base64");
    }
  }

  private static Value code(Document object) {
    if (object.size() == 1) {
      return new Value.Code(text(object, "$code"));
    }
    require(object.size() == 2 && object.has("$scope"), "$code", "stands alone or with $scope");
    require(object.get("$scope").orElseThrow() instanceof Document, "$scope", "takes an object");
    return new Value.ScopedCode(
        text(object, "$code"), (Document) object.get("$scope").orElseThrow());
  }

  private static Value uuid(String key, String text) {
    require(
        text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"), key, "takes a UUID");
    return Value.Binary.of(UUID.fromString(text));
  }

  private static Value timestamp(String key, Value content) {
    Document inner = inner(key, content, 2);
    long seconds = NumberText.unsigned(key, inner.get("t").orElse(Value.NULL));
    long ordinal = NumberText.unsigned(key, inner.get("i").orElse(Value.NULL));
    return new Value.Timestamp(seconds << 32 | ordinal);
  }

  private static Value regex(String key, Value content) {
    Document inner = inner(key, content, 2);
    return new Value.Regex(text(inner, "pattern"), text(inner, "options"));
  }

  private static Value dbPointer(String key, Value content) {
    Document inner = inner(key, content, 2);
    if (inner.get("$id").orElse(Value.NULL) instanceof Value.ObjectId id) {
      return new Value.DbPointer(text(inner, "$ref"), id);
    }
    throw unfit(key, "takes an object of $ref and $id");
  }

  private static Value constant(String key, Value content, Value expected, Value result) {
    require(content.equals(expected), key, "takes the value 1 or true only");
    return result;
  }

  private static Document inner(String key, Value content, int size) {
    if (content instanceof Document inner && inner.size() == size) {
      return inner;
    }
    throw unfit(key, "takes an object of " + size + " fields");
  }

  private static String text(Document object, String name) {
    if (object.get(name).orElse(Value.NULL) instanceof Text text) {
      return text.value();
    }
    throw unfit(name, "takes a text");
  }

  private static byte[] hex(String key, String text, int size) {
    require(text.matches("[0-9a-fA-F]{" + 2 * size + "}"), key, "takes 24 hexadecimal digits");
    return HexFormat.of().parseHex(text);
  }

  static void require(boolean holds, String key, String rule) {
    if (!holds) {
      throw unfit(key, rule);
    }
  }

  static UnfitContentException unfit(String key, String rule) {
    return new UnfitContentException(key + " " + rule);
  }
}
