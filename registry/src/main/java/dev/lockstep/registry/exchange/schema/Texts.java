package dev.lockstep.registry.exchange.schema;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.JsonReader;
import java.util.Iterator;
import java.util.Map;

/** Schemas as texts for people and machines. */
public final class Texts {
  private Texts() {}

  static Json json(Value value) {
    return JsonReader.read(ExtendedJson.write(value, Notation.RELAXED));
  }

  /** A tree as JSON, a line for each member. */
  public static String indented(Json json) {
    StringBuilder text = new StringBuilder();
    write(json, "\n", text);
    return text.toString();
  }

  private static void write(Json json, String line, StringBuilder text) {
    switch (json) {
      case Json.Members members when !members.values().isEmpty() -> {
        text.append('{');
        Iterator<Map.Entry<String, Json>> all = members.values().entrySet().iterator();
        while (all.hasNext()) {
          Map.Entry<String, Json> each = all.next();
          text.append(line).append("  ").append(new Json.Text(each.getKey())).append(": ");
          write(each.getValue(), line + "  ", text);
          text.append(all.hasNext() ? "," : "");
        }
        text.append(line).append('}');
      }
      case Json.Items items
          when items.values().stream().anyMatch(Json.Members.class::isInstance) -> {
        text.append('[');
        Iterator<Json> all = items.values().iterator();
        while (all.hasNext()) {
          text.append(line).append("  ");
          write(all.next(), line + "  ", text);
          text.append(all.hasNext() ? "," : "");
        }
        text.append(line).append(']');
      }
      default -> text.append(json);
    }
  }
}
