package dev.lockstep.api.json;

import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.Base64;
import java.util.HexFormat;

/** Writes one value. Used once. */
final class JsonWriting {
  private final StringBuilder out = new StringBuilder();
  private final boolean relaxed;

  JsonWriting(Notation notation) {
    this.relaxed = notation == Notation.RELAXED;
  }

  String write(Value value) {
    append(value);
    return out.toString();
  }

  private void append(Value value) {
    switch (value) {
      case Document document -> escaped(document);
      case Value.Array array -> array(array);
      case Value.Text text -> quoted(text.value());
      case Value.Int32 number -> number("$numberInt", Integer.toString(number.value()), relaxed);
      case Value.Int64 number -> number("$numberLong", Long.toString(number.value()), relaxed);
      case Value.Float64 number ->
          number(
              "$numberDouble",
              NumberText.write(number),
              relaxed && Double.isFinite(number.value()));
      case Value.Decimal128 number -> number("$numberDecimal", NumberText.write(number), false);
      case Value.Bool bool -> out.append(bool.value());
      case Value.Null n -> out.append("null");
      case Value.DateTime date -> date(date);
      case Value.Timestamp t ->
          out.append("{\"$timestamp\":{\"t\":%d,\"i\":%d}}".formatted(t.value() >>> 32, low(t)));
      case Value.ObjectId id -> wrapped("$oid", id.bytes().toString());
      case Value.Binary binary -> binary(binary);
      case Value.Regex regex ->
          pair("$regularExpression", "pattern", regex.pattern(), "options", regex.options());
      case Value.Code code -> wrapped("$code", code.source());
      case Value.ScopedCode code -> {
        open("$code");
        quoted(code.source());
        out.append(",\"$scope\":");
        escaped(code.scope());
        out.append('}');
      }
      case Value.Symbol symbol -> wrapped("$symbol", symbol.name());
      case Value.DbPointer pointer -> {
        open("$dbPointer");
        out.append("{\"$ref\":");
        quoted(pointer.namespace());
        out.append(",\"$id\":");
        append(pointer.id());
        out.append("}}");
      }
      case Value.Undefined u -> out.append("{\"$undefined\":true}");
      case Value.MinKey k -> out.append("{\"$minKey\":1}");
      case Value.MaxKey k -> out.append("{\"$maxKey\":1}");
    }
  }

  private static long low(Value.Timestamp timestamp) {
    return timestamp.value() & 0xffffffffL;
  }

  private void escaped(Document document) {
    if (TypeObjects.matches(document)) {
      open(TypeObjects.DOCUMENT);
      object(document);
      out.append('}');
    } else {
      object(document);
    }
  }

  private void object(Document document) {
    out.append('{');
    for (int i = 0; i < document.size(); i++) {
      out.append(i == 0 ? "" : ",");
      quoted(document.name(i));
      out.append(':');
      append(document.value(i));
    }
    out.append('}');
  }

  private void array(Value.Array array) {
    out.append('[');
    for (int i = 0; i < array.items().size(); i++) {
      out.append(i == 0 ? "" : ",");
      append(array.items().get(i));
    }
    out.append(']');
  }

  private void number(String key, String text, boolean plain) {
    if (plain) {
      out.append(text);
    } else {
      wrapped(key, text);
    }
  }

  private void date(Value.DateTime date) {
    if (relaxed && DateText.isPlain(date)) {
      wrapped("$date", DateText.write(date));
    } else {
      open("$date");
      wrapped("$numberLong", Long.toString(date.epochMillis()));
      out.append('}');
    }
  }

  private void binary(Value.Binary binary) {
    String content = Base64.getEncoder().encodeToString(binary.bytes().toArray());
    String subtype = HexFormat.of().toHexDigits((byte) binary.subtype());
    pair("$binary", "base64", content, "subType", subtype);
  }

  private void pair(String key, String name1, String text1, String name2, String text2) {
    open(key);
    open(name1);
    quoted(text1);
    out.append(',');
    quoted(name2);
    out.append(':');
    quoted(text2);
    out.append("}}");
  }

  private void wrapped(String key, String text) {
    open(key);
    quoted(text);
    out.append('}');
  }

  private void open(String key) {
    out.append('{');
    quoted(key);
    out.append(':');
  }

  private void quoted(String text) {
    JsonText.quote(text, out);
  }
}
