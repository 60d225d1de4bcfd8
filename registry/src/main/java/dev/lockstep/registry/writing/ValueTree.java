package dev.lockstep.registry.writing;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.JsonReader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values as contracts write them: plainly where that reads back as the same value. */
final class ValueTree {
  private ValueTree() {}

  static Json of(Value value) {
    return switch (value) {
      case Value.Text(String text) -> new Json.Text(text);
      case Value.Int32(int number) -> Json.Num.of(number);
      case Value.Int64(long number) when number != (int) number -> Json.Num.of(number);
      case Value.Float64 real when isPlain(real.value()) ->
          new Json.Num(new BigDecimal(Double.toString(real.value())), false);
      case Value.Bool(boolean truth) -> new Json.Bool(truth);
      case Value.Null none -> Json.NULL;
      case Value.Array array -> new Json.Items(array.items().stream().map(ValueTree::of).toList());
      case Document document when isPlain(document) -> members(document);
      default -> JsonReader.read(ExtendedJson.write(value, Notation.CANONICAL));
    };
  }

  private static boolean isPlain(double number) {
    return Double.isFinite(number) && Double.doubleToRawLongBits(number) != Long.MIN_VALUE;
  }

  private static boolean isPlain(Document document) {
    return document.names().stream().noneMatch(name -> name.startsWith("$"));
  }

  private static Json members(Document document) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = 0; i < document.size(); i++) {
      members.put(document.name(i), of(document.value(i)));
    }
    return new Json.Members(members);
  }
}
