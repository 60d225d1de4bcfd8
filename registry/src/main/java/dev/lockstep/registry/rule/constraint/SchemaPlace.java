package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.Json.Items;
import dev.lockstep.registry.json.Json.Members;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A schema within a schema, and some keywords of it.
 *
 * @param steps the names and numbers on the way to it
 */
record SchemaPlace(List<String> steps, Set<String> keywords) {
  private static final Set<String> ONE = Set.of("items", "additionalProperties", "not");
  private static final Set<String> LISTED =
      Set.of("items", "prefixItems", "allOf", "anyOf", "oneOf");
  private static final Set<String> NAMED =
      Set.of("properties", "patternProperties", "$defs", "definitions");

  SchemaPlace {
    steps = List.copyOf(steps);
    keywords = Set.copyOf(keywords);
  }

  /** The places that both schemas have and where one of the keywords says something else. */
  static List<SchemaPlace> differing(Json one, Json other, Set<String> keywords) {
    List<SchemaPlace> places = new ArrayList<>();
    collect(one, other, new SchemaPlace(List.of(), keywords), places);
    return places;
  }

  private static void collect(Json one, Json other, SchemaPlace here, List<SchemaPlace> places) {
    if (!(one instanceof Members(Map<String, Json> mine))
        || !(other instanceof Members(Map<String, Json> theirs))) {
      return;
    }
    if (!here.said(mine).equals(here.said(theirs))) {
      places.add(here);
    }
    mine.forEach((keyword, value) -> {
      Json its = theirs.get(keyword);
      if (its != null && ONE.contains(keyword)) {
        collect(value, its, here.inside(keyword), places);
      }
      if (LISTED.contains(keyword)
          && value instanceof Items(List<Json> items)
          && its instanceof Items(List<Json> others)) {
        for (int i = 0; i < Math.min(items.size(), others.size()); i++) {
          collect(items.get(i), others.get(i), here.inside(keyword, "" + i), places);
        }
      }
      if (NAMED.contains(keyword)
          && value instanceof Members(Map<String, Json> named)
          && its instanceof Members(Map<String, Json> others)) {
        named.forEach((name, schema) ->
            collect(
                schema, others.getOrDefault(name, Json.NULL), here.inside(keyword, name), places));
      }
    });
  }

  private SchemaPlace inside(String... more) {
    List<String> further = new ArrayList<>(steps);
    further.addAll(List.of(more));
    return new SchemaPlace(further, keywords);
  }

  private Map<String, Json> said(Map<String, Json> schema) {
    Map<String, Json> said = new LinkedHashMap<>(schema);
    said.keySet().retainAll(keywords);
    return said;
  }

  /** The first schema, in which the keywords at the place say what they say in the second. */
  Json taken(Json one, Json other) {
    return taken(one, other, steps);
  }

  private Json taken(Json one, Json other, List<String> rest) {
    if (rest.isEmpty()) {
      Map<String, Json> members = new LinkedHashMap<>(((Members) one).values());
      members.keySet().removeAll(keywords);
      members.putAll(said(((Members) other).values()));
      return new Members(members);
    }
    String name = rest.getFirst();
    Json inner = taken(at(one, name), at(other, name), rest.subList(1, rest.size()));
    if (one instanceof Items(List<Json> items)) {
      List<Json> changed = new ArrayList<>(items);
      changed.set(Integer.parseInt(name), inner);
      return new Items(changed);
    }
    Map<String, Json> members = new LinkedHashMap<>(((Members) one).values());
    members.put(name, inner);
    return new Members(members);
  }

  private static Json at(Json json, String name) {
    return switch (json) {
      case Members(Map<String, Json> members) -> members.getOrDefault(name, Json.NULL);
      case Items(List<Json> items) -> items.get(Integer.parseInt(name));
      case Json.Null none -> Json.NULL;
      case Json.Bool bool -> Json.NULL;
      case Json.Num number -> Json.NULL;
      case Json.Text text -> Json.NULL;
    };
  }

  /** The place in documents, where the schema is that of one. */
  Optional<Path> path() {
    List<Step> path = new ArrayList<>();
    for (int at = 0; at < steps.size(); at++) {
      if (steps.get(at).equals("properties")) {
        at++;
        path.add(new Step.Field(steps.get(at)));
      } else if (steps.get(at).equals("items")
          && (at + 1 == steps.size() || !steps.get(at + 1).matches("\\d+"))) {
        path.add(new Step.Elements());
      } else {
        return Optional.empty();
      }
    }
    return path.isEmpty() ? Optional.empty() : Optional.of(new Path(path));
  }

  /** What the keywords say there. */
  String words(Json schema) {
    Json here = schema;
    for (String step : steps) {
      here = at(here, step);
    }
    return here instanceof Members(Map<String, Json> members)
        ? new Members(said(members)).toString()
        : "";
  }
}
