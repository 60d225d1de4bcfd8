package dev.lockstep.registry.exchange.dynamo;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Semantics;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.exchange.draft.Anything;
import dev.lockstep.registry.exchange.draft.FieldNames;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.PatternText;
import dev.lockstep.registry.exchange.draft.Remarks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the attributes of one model of OneTable. */
final class AttributeReader {
  private static final Set<String> KNOWN =
      Set.of(
          "type",
          "required",
          "enum",
          "default",
          "validate",
          "unique",
          "nulls",
          "map",
          "crypt",
          "ttl",
          "schema",
          "items",
          "isoDates");

  private final Entity entity;
  private final boolean isoDates;
  private final Remarks remarks;
  private final Map<String, String> stored = new HashMap<>();

  AttributeReader(Entity entity, boolean isoDates, Remarks remarks) {
    this.entity = entity;
    this.isoDates = isoDates;
    this.remarks = remarks;
  }

  /** What the store calls attributes that have another name there. */
  Map<String, String> stored() {
    return stored;
  }

  /** Adds an attribute of the model. */
  void add(String name, Item spec) {
    Optional<Field> field = field(name, spec);
    if (field.isPresent()) {
      stored.put(name, field.get().storedName());
      if (!entity.add(field.get())) {
        remarks.add(spec, "another attribute has the same name in the store");
      }
      if (is(spec, "ttl")) {
        entity.expiresAt(field.get().storedName());
      }
    }
  }

  private Optional<Field> field(String name, Item spec) {
    Optional<String> mapped = spec.get("map").flatMap(Item::text).filter(FieldNames::isSafe);
    if (spec.get("map").isPresent() && mapped.isEmpty()) {
      remarks.add(spec, "where it is packed into another attribute is not expressed");
    }
    if (!FieldNames.isSafe(name)) {
      remarks.add(spec, "an attribute of this name is not safe, and not in the draft");
      return Optional.empty();
    }
    Optional<String> id = Optional.of(entity.ids().next(name));
    return Optional.of(
        new Field(
            name,
            mapped.filter(other -> !other.equals(name)),
            is(spec, "required"),
            Field.Kind.REGULAR,
            node(spec, id)));
  }

  private static boolean is(Item spec, String word) {
    return spec.get(word).flatMap(Item::truth).orElse(false);
  }

  private Node node(Item spec, Optional<String> id) {
    spec.members()
        .forEach((word, item) -> {
          if (!KNOWN.contains(word)) {
            remarks.add(item, "'%s' of an attribute is not expressed".formatted(word));
          }
        });
    String word =
        spec.get("type").orElse(spec).text().map(w -> w.toLowerCase(Locale.ROOT)).orElse("");
    return switch (word) {
      case "string" -> single(spec, id, ItemType.S.type());
      case "number" -> single(spec, id, ItemType.N.type());
      case "boolean" -> single(spec, id, ItemType.BOOL.type());
      case "binary", "buffer", "arraybuffer" -> single(spec, id, ItemType.B.type());
      case "date" -> {
        boolean isText = spec.get("isoDates").flatMap(Item::truth).orElse(isoDates);
        yield single(spec, id, (isText ? ItemType.S : ItemType.N).type(LogicalType.TIMESTAMP));
      }
      case "set" -> place(spec, id, ItemType.SS.type(), ItemType.SS.shape());
      case "object" -> place(spec, id, ItemType.M.type(), fields(spec));
      case "array" -> place(spec, id, ItemType.L.type(), elements(spec));
      default -> {
        remarks.add(spec, "there is no such type");
        yield Anything.node(id);
      }
    };
  }

  private Shape fields(Item spec) {
    List<Field> fields = new ArrayList<>();
    Map<String, Field> byName = new HashMap<>();
    spec.get("schema")
        .map(Item::members)
        .orElse(Map.of())
        .forEach((name, inner) ->
            field(name, inner)
                .ifPresent(field -> {
                  if (byName.putIfAbsent(field.storedName(), field) == null) {
                    fields.add(field);
                  } else {
                    remarks.add(inner, "another attribute has the same name in the store");
                  }
                }));
    return new Shape.Fields(fields, Optional.empty(), Size.ANY);
  }

  private Shape elements(Item spec) {
    Node element =
        spec.get("items")
            .map(items -> node(items, Optional.empty()))
            .orElseGet(() -> Anything.node(Optional.empty()));
    return new Shape.Elements(element, Size.ANY, false);
  }

  private Node single(Item spec, Optional<String> id, DeclaredType type) {
    boolean isText = type.logical().equals(Optional.of(LogicalType.STRING));
    Optional<String> pattern =
        spec.get("validate")
            .flatMap(item -> PatternText.of(item, unslashed(item.text().orElse("")), remarks));
    if (pattern.isPresent() && !isText) {
      remarks.add(spec, "a pattern holds for texts only");
    }
    Limits limits =
        new Limits(
            Range.ANY,
            Size.ANY,
            Optional.empty(),
            Optional.empty(),
            pattern.filter(text -> isText),
            Optional.empty());
    return place(spec, id, type, new Shape.Single(limits));
  }

  private static String unslashed(String pattern) {
    return pattern.length() > 1 && pattern.startsWith("/") && pattern.endsWith("/")
        ? pattern.substring(1, pattern.length() - 1)
        : pattern;
  }

  private Node place(Item spec, Optional<String> id, DeclaredType type, Shape shape) {
    boolean nullable = is(spec, "nulls");
    Optional<Choice> choice = spec.get("enum").flatMap(item -> choice(item, type));
    Optional<Value> assumed =
        spec.get("default")
            .flatMap(item -> value(item, type))
            .filter(value -> choice.map(only -> only.values().contains(value)).orElse(true));
    if (spec.get("default").isPresent() && assumed.isEmpty()) {
      remarks.add(spec, "the default cannot stand where it is assumed");
    }
    Optional<String> encryption = is(spec, "crypt") ? Optional.of("onetable") : Optional.empty();
    Semantics semantics =
        new Semantics(
            List.of(), Optional.empty(), Optional.empty(), Optional.empty(), encryption, List.of());
    Facts facts =
        new Facts(nullable, assumed, choice, is(spec, "unique"), Governance.NONE, semantics);
    return new Node(id, type, shape, facts);
  }

  private Optional<Choice> choice(Item item, DeclaredType type) {
    List<Value> values =
        item.items().stream().flatMap(each -> value(each, type).stream()).distinct().toList();
    if (values.isEmpty() || values.size() < item.items().size()) {
      remarks.add(item, "values that are not of the type are left out");
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new Choice(values, Choice.Extent.CLOSED));
  }

  private static Optional<Value> value(Item item, DeclaredType type) {
    return item.value().filter(value -> type.logical().orElseThrow().accepts(value.type()));
  }
}
