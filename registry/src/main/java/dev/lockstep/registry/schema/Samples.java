package dev.lockstep.registry.schema;

import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.Json.Items;
import dev.lockstep.registry.json.Json.Members;
import dev.lockstep.registry.json.Json.Num;
import dev.lockstep.registry.json.Json.Text;
import dev.lockstep.registry.number.Exact;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Values that schemas speak of, and small lists and objects of them, in a fixed order. */
final class Samples {
  private static final int SCALARS_MAX = 60;
  private static final int ALL_MAX = 2_000;

  private Samples() {}

  static List<Json> of(Json... schemas) {
    Set<Json> values = new LinkedHashSet<>();
    values.addAll(
        List.of(
            Json.NULL,
            new Json.Bool(true),
            new Json.Bool(false),
            Num.of(0),
            Num.of(1),
            Num.of(new BigDecimal("1.5")),
            new Text(""),
            new Text("a"),
            new Items(List.of()),
            new Members(Map.of())));
    Set<String> names = new LinkedHashSet<>();
    Queue<Json> open = new ArrayDeque<>(List.of(schemas));
    while (!open.isEmpty() && values.size() < SCALARS_MAX) {
      Json json = open.remove();
      values.add(json);
      if (json instanceof Num number && Exact.isHandy(number.value())) {
        values.add(Num.of(number.value().add(BigDecimal.ONE)));
      }
      if (json instanceof Items items) {
        open.addAll(items.values());
      }
      if (json instanceof Members members) {
        names.addAll(members.values().keySet());
        open.addAll(members.values().values());
      }
    }
    return combined(new ArrayList<>(values), names);
  }

  private static List<Json> combined(List<Json> values, Set<String> names) {
    List<Json> all = new ArrayList<>(values);
    values.forEach(value -> all.add(new Items(List.of(value))));
    values.forEach(value -> all.add(new Items(List.of(value, value))));
    for (String name : names) {
      for (Json value : values) {
        if (all.size() < ALL_MAX) {
          all.add(new Members(Map.of(name, value)));
        }
      }
    }
    return all;
  }
}
