package dev.lockstep.checks.schemas;

import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.Json.Bool;
import dev.lockstep.registry.json.Json.Items;
import dev.lockstep.registry.json.Json.Members;
import dev.lockstep.registry.json.Json.Num;
import dev.lockstep.registry.json.Json.Text;
import dev.lockstep.registry.schema.Dialect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Small schemas and documents by seed, out of so few words that they often meet. */
final class AnySchemas {
  private static final List<String> NAMES = List.of("a", "b", "ab");
  private static final List<String> PATTERNS =
      List.of("^a", "b$", "^a*$", "a|b", "^[ab]{1,2}$", "a.b", "^$", "[^a]");
  private static final List<String> TYPES =
      List.of("null", "boolean", "integer", "number", "string", "array", "object");
  private static final List<String> KEYWORDS =
      List.of(
          "type",
          "enum",
          "minimum",
          "maximum",
          "exclusive",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "items",
          "tuple",
          "minItems",
          "maxItems",
          "uniqueItems",
          "properties",
          "patternProperties",
          "additionalProperties",
          "required",
          "minProperties",
          "maxProperties",
          "dependencies",
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "const",
          "contains",
          "propertyNames",
          "if",
          "$ref");

  private final RandomGenerator random;
  private final Dialect dialect;

  AnySchemas(RandomGenerator random, Dialect dialect) {
    this.random = random;
    this.dialect = dialect;
  }

  /** A schema whose definitions may refer to each other and to all of it. */
  Json schema() {
    Map<String, Json> members = new LinkedHashMap<>(members(4).values());
    members.put("definitions", new Members(Map.of("d", schema(2), "e", schema(1))));
    return new Members(members);
  }

  /** The schema with one member more, less, or changed at its root. */
  Json neighbour(Json schema) {
    Map<String, Json> members = new LinkedHashMap<>(((Members) schema).values());
    if (random.nextBoolean() && members.size() > 1) {
      members.remove(members.keySet().iterator().next());
    }
    return switch (random.nextInt(5)) {
      case 0 -> new Members(members);
      case 1 -> wrapped("anyOf", members, schema(2));
      case 2 -> wrapped("allOf", members, schema(2));
      case 3 -> wrapped("oneOf", members, schema(1));
      default -> {
        Members more = members(1);
        more.values().forEach(members::put);
        yield new Members(members);
      }
    };
  }

  private static Json wrapped(String keyword, Map<String, Json> members, Json other) {
    Json definitions = members.getOrDefault("definitions", new Members(Map.of()));
    return new Members(
        Map.of(
            keyword, new Items(List.of(new Members(members), other)), "definitions", definitions));
  }

  private Json schema(int depth) {
    if (dialect.compareTo(Dialect.DRAFT_6) >= 0 && random.nextInt(12) == 0) {
      return new Bool(random.nextBoolean());
    }
    return members(depth);
  }

  private Members members(int depth) {
    Map<String, Json> members = new LinkedHashMap<>();
    int count = random.nextInt(depth + 1) + (depth > 2 ? 1 : 0);
    for (int i = 0; i < count; i++) {
      add(members, KEYWORDS.get(random.nextInt(KEYWORDS.size())), depth - 1);
    }
    return new Members(members);
  }

  private void add(Map<String, Json> to, String keyword, int depth) {
    boolean later = dialect.compareTo(Dialect.DRAFT_6) >= 0;
    switch (keyword) {
      case "type" -> to.put(keyword, random.nextBoolean() ? type() : new Items(types()));
      case "enum" -> to.put(keyword, values());
      case "const" -> put(to, keyword, document(1), later);
      case "minimum", "maximum" -> to.put(keyword, number());
      case "exclusive" -> exclusive(to, later);
      case "multipleOf" ->
          to.put(
              keyword,
              new Num(
                  new BigDecimal(List.of("1", "2", "3", "0.5", "1.5").get(random.nextInt(5))),
                  false));
      case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" ->
          to.put(keyword, Num.of(random.nextInt(3)));
      case "pattern" -> to.put(keyword, new Text(pattern()));
      case "uniqueItems" -> to.put(keyword, new Bool(true));
      case "tuple" -> tuple(to, depth);
      case "items", "not" -> to.put(keyword, schema(depth));
      case "additionalProperties" -> to.put(keyword, new Bool(false));
      case "contains", "propertyNames" -> put(to, keyword, schema(depth), later);
      case "properties" ->
          to.put(keyword, new Members(Map.of("c", schema(depth), name(), schema(depth))));
      case "patternProperties" -> to.put(keyword, new Members(Map.of(pattern(), schema(depth))));
      case "required" -> to.put(keyword, new Items(List.of(new Text(name()))));
      case "dependencies" -> dependencies(to, depth);
      case "if" -> conditional(to, depth);
      case "$ref" -> reference(to, depth);
      default -> to.put(keyword, new Items(List.of(schema(depth), schema(depth))));
    }
  }

  private static void put(Map<String, Json> to, String keyword, Json value, boolean known) {
    if (known) {
      to.put(keyword, value);
    }
  }

  /** References stand alone and inside of something, so that few of them go in circles. */
  private void reference(Map<String, Json> to, int depth) {
    String target = List.of("#", "#/definitions/d", "#/definitions/e").get(random.nextInt(3));
    Json reference = new Members(Map.of("$ref", new Text(target)));
    if (depth > 0) {
      to.put("properties", new Members(Map.of(name(), reference)));
    }
  }

  private void exclusive(Map<String, Json> to, boolean later) {
    String keyword = random.nextBoolean() ? "exclusiveMinimum" : "exclusiveMaximum";
    if (later) {
      to.put(keyword, number());
    } else {
      to.put(keyword.equals("exclusiveMinimum") ? "minimum" : "maximum", number());
      to.put(keyword, new Bool(true));
    }
  }

  private void tuple(Map<String, Json> to, int depth) {
    Json places = new Items(List.of(schema(depth), schema(depth)));
    boolean latest = dialect == Dialect.DRAFT_2020_12;
    to.put(latest ? "prefixItems" : "items", places);
    if (random.nextBoolean()) {
      to.put(latest ? "items" : "additionalItems", latest ? schema(depth) : new Bool(false));
    }
  }

  private void dependencies(Map<String, Json> to, int depth) {
    Json names = new Items(List.of(new Text(name())));
    if (dialect.compareTo(Dialect.DRAFT_7) <= 0) {
      to.put(
          "dependencies",
          new Members(Map.of(name(), random.nextBoolean() ? names : schema(depth))));
    } else {
      to.put("dependentRequired", new Members(Map.of(name(), names)));
    }
  }

  private void conditional(Map<String, Json> to, int depth) {
    if (dialect.compareTo(Dialect.DRAFT_7) >= 0) {
      to.put("if", schema(depth));
      to.put("then", schema(depth));
      to.put("else", schema(depth));
    }
  }

  private String pattern() {
    return PATTERNS.get(random.nextInt(PATTERNS.size()));
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private Json type() {
    return new Text(TYPES.get(random.nextInt(TYPES.size())));
  }

  /** Not integer and number together: beside both, the other validator cuts bounds to integers. */
  private List<Json> types() {
    int at = random.nextInt(TYPES.size() - 1);
    at = TYPES.get(at).equals("integer") ? at + 1 : at;
    return List.of(new Text(TYPES.get(at)), new Text(TYPES.get(at + 1)));
  }

  private Json values() {
    List<Json> values = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      Json value = document(1);
      if (!values.contains(value)) {
        values.add(value);
      }
    }
    return new Items(values);
  }

  private Num number() {
    return Num.of(new BigDecimal(List.of("-1", "0", "1", "1.5", "2", "6").get(random.nextInt(6))));
  }

  /** A document out of the words that the schemas use. */
  Json document(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> Json.NULL;
      case 1 -> new Bool(random.nextBoolean());
      case 2, 3 -> number();
      case 4, 5 -> new Text(List.of("", "a", "b", "ab", "ba", "aab").get(random.nextInt(6)));
      case 6 ->
          new Items(
              random
                  .ints(random.nextInt(4), 0, 1)
                  .mapToObj(unused -> document(depth - 1))
                  .toList());
      default -> object(depth);
    };
  }

  private Json object(int depth) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      members.put(name(), document(depth - 1));
    }
    return new Members(members);
  }
}
