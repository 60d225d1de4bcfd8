package dev.lockstep.registry.compare;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.Choice.Extent;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Range.Bound;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.JsonReader;
import dev.lockstep.registry.schema.Compatibility;
import dev.lockstep.registry.schema.Dialect;
import dev.lockstep.registry.schema.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What may stand in a place as a JSON Schema over the notation of Extended JSON, in which types
 * that JSON does not have are objects with one name of their own.
 *
 * <p>Where a schema cannot say all that the place does, it lets in more: that two share nothing
 * stays true then, and that they share something is open.
 */
public final class Described {
  private static final Schemas SCHEMAS = new Schemas(Dialect.DRAFT_7);
  private static final List<String> TAGS =
      List.of("$numberLong", "$numberDouble", "$numberDecimal", "$date", "$oid", "$uuid", "$other");

  private final List<String> doubts = new ArrayList<>();

  /** What is known of the values that may stand in both of two places. */
  public sealed interface Overlap {
    /** There is none. */
    record None() implements Overlap {}

    /** This is one. */
    record Both(Value value) implements Overlap {}

    /** It is neither proven nor refuted. */
    record Open(String why) implements Overlap {}
  }

  private Described() {}

  /** A value that may stand in both places. */
  public static Overlap overlap(Node one, Node other) {
    Described described = new Described();
    Json all = described.schema(one);
    Json excluded = object("not", described.schema(other));
    return switch (SCHEMAS.compare(all, excluded)) {
      case Compatibility.Compatible proven -> new Overlap.None();
      case Compatibility.Unknown unknown -> new Overlap.Open(unknown.reason());
      case Compatibility.Incompatible(Json witness) ->
          described.doubts.isEmpty()
              ? new Overlap.Both(Witness.of(witness))
              : new Overlap.Open(described.doubts.getFirst());
    };
  }

  private Json schema(Node node) {
    Optional<Choice> closed =
        node.facts().choice().filter(choice -> choice.extent() == Extent.CLOSED);
    return switch (node.shape()) {
      case Shape.Any any -> object();
      case Shape.Single(Limits limits) -> single(node, limits, closed);
      case Shape.Fields fields -> fields(fields);
      case Shape.Elements all -> elements(all);
      case Shape.Entries all -> entries(all);
      case Shape.Union union ->
          object(
              "anyOf",
              new Json.Items(
                  union.members().stream().map(member -> schema(member.node())).toList()));
    };
  }

  private Json inside(Node node) {
    return node.facts().nullable()
        ? object("anyOf", new Json.Items(List.of(schema(node), type("null"))))
        : schema(node);
  }

  private Json single(Node node, Limits limits, Optional<Choice> closed) {
    String word = word(node);
    return switch (word) {
      case "string", "text", "varchar", "s" -> text(limits, closed);
      case "int" -> number("integer", limits, closed);
      case "bool", "boolean" -> type("boolean");
      case "long", "bigint" -> tagged("$numberLong", "1", limits, closed);
      case "double" -> tagged("$numberDouble", "1.5", limits, closed);
      case "decimal" -> tagged("$numberDecimal", "1.5", limits, closed);
      case "date" -> tagged("$date", "2026-01-01T00:00:00Z", limits, closed);
      case "objectid" -> tagged("$oid", "0".repeat(24), limits, closed);
      case "uuid" -> tagged("$uuid", "00000000-0000-4000-8000-000000000000", limits, closed);
      default -> {
        doubts.add("the type " + (word.isEmpty() ? "of a place" : word) + " says not enough");
        yield object();
      }
    };
  }

  private static String word(Node node) {
    return node.type()
        .physical()
        .or(() ->
            node.type()
                .logical()
                .filter(type -> type == LogicalType.STRING || type == LogicalType.BOOLEAN)
                .map(LogicalType::word))
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }

  private Json text(Limits limits, Optional<Choice> closed) {
    if (limits.format().isPresent()) {
      doubts.add("a format says what no schema does");
    }
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("type", new Json.Text("string"));
    size(members, limits.length(), "minLength", "maxLength");
    limits.pattern().ifPresent(pattern -> members.put("pattern", new Json.Text(pattern)));
    choice(members, closed);
    return new Json.Members(members);
  }

  private static Json number(String type, Limits limits, Optional<Choice> closed) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("type", new Json.Text(type));
    limits.range().min().ifPresent(bound -> bound(members, bound, "minimum", "exclusiveMinimum"));
    limits.range().max().ifPresent(bound -> bound(members, bound, "maximum", "exclusiveMaximum"));
    limits.range().multipleOf().ifPresent(step -> members.put("multipleOf", Json.Num.of(step)));
    choice(members, closed);
    return new Json.Members(members);
  }

  private static void bound(Map<String, Json> members, Bound bound, String in, String out) {
    boolean isIn = bound.edge() == Range.Edge.INCLUDED;
    members.put(isIn ? in : out, Json.Num.of(bound.value()));
  }

  /** All values of the type are one here: what bounds them is not said. */
  private Json tagged(String tag, String value, Limits limits, Optional<Choice> closed) {
    if (!limits.equals(Limits.NONE) || closed.isPresent()) {
      doubts.add("bounds of a type that JSON does not have");
    }
    return object(
        "type",
        new Json.Text("object"),
        "required",
        names(List.of(tag)),
        "properties",
        object(tag, object("const", new Json.Text(value))),
        "additionalProperties",
        new Json.Bool(false));
  }

  private Json fields(Shape.Fields fields) {
    if (fields.content().isEmpty()) {
      doubts.add("nobody says whether other fields may be there");
    }
    Map<String, Json> properties = new LinkedHashMap<>();
    fields.fields().forEach(field -> properties.put(field.storedName(), inside(field.node())));
    Map<String, Json> members = document();
    members.put("properties", new Json.Members(properties));
    members.put(
        "required",
        names(fields.fields().stream().filter(Field::required).map(Field::storedName).toList()));
    boolean isClosed = fields.content().filter(model -> model == ContentModel.CLOSED).isPresent();
    if (isClosed) {
      members.put("additionalProperties", new Json.Bool(false));
    }
    size(members, fields.size(), "minProperties", "maxProperties");
    return new Json.Members(members);
  }

  private Json entries(Shape.Entries all) {
    Map<String, Json> members = document();
    members.put("additionalProperties", inside(all.value()));
    all.keyPattern()
        .ifPresent(
            pattern -> members.put("propertyNames", object("pattern", new Json.Text(pattern))));
    size(members, all.size(), "minProperties", "maxProperties");
    return new Json.Members(members);
  }

  /** No document has a name by which a type is told. */
  private static Map<String, Json> document() {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("type", new Json.Text("object"));
    members.put(
        "not",
        object(
            "anyOf",
            new Json.Items(
                TAGS.stream().map(tag -> object("required", names(List.of(tag)))).toList())));
    return members;
  }

  private Json elements(Shape.Elements all) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("type", new Json.Text("array"));
    members.put("items", inside(all.element()));
    if (all.unique()) {
      members.put("uniqueItems", new Json.Bool(true));
    }
    size(members, all.size(), "minItems", "maxItems");
    return new Json.Members(members);
  }

  private static void choice(Map<String, Json> members, Optional<Choice> closed) {
    closed.ifPresent(choice ->
        members.put(
            "enum", new Json.Items(choice.values().stream().map(Described::json).toList())));
  }

  private static Json json(Value value) {
    return JsonReader.read(ExtendedJson.write(value, Notation.RELAXED));
  }

  private static void size(Map<String, Json> members, Size size, String min, String max) {
    size.min().ifPresent(least -> members.put(min, Json.Num.of(least)));
    size.max().ifPresent(most -> members.put(max, Json.Num.of(most)));
  }

  private static Json type(String name) {
    return object("type", new Json.Text(name));
  }

  private static Json names(List<String> names) {
    return new Json.Items(names.stream().<Json>map(Json.Text::new).toList());
  }

  private static Json object(Object... members) {
    Map<String, Json> all = new LinkedHashMap<>();
    for (int i = 0; i + 1 < members.length; i += 2) {
      all.put((String) members[i], (Json) members[i + 1]);
    }
    return new Json.Members(all);
  }
}
