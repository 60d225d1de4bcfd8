package dev.lockstep.registry.exchange.schema;

import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.exchange.draft.Anything;
import dev.lockstep.registry.exchange.draft.FieldNames;
import dev.lockstep.registry.exchange.draft.Ids;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.PatternText;
import dev.lockstep.registry.exchange.draft.Remarks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what is in documents, maps and arrays. */
final class StructureReader {
  private final SchemaReader reader;
  private final Ids ids;
  private final Remarks remarks;

  StructureReader(SchemaReader reader, Ids ids, Remarks remarks) {
    this.reader = reader;
    this.ids = ids;
    this.remarks = remarks;
  }

  /** The structure of values of one type. */
  Shape shape(DeclaredType type, Keywords words, Spot spot) {
    Optional<LogicalType> logical = type.logical();
    if (logical.equals(Optional.of(LogicalType.OBJECT))) {
      return object(words, spot);
    }
    return logical.equals(Optional.of(LogicalType.ARRAY))
        ? array(words, spot)
        : new Shape.Single(new Bounds(words, remarks).of(logical));
  }

  private Shape array(Keywords words, Spot spot) {
    List<Item> items =
        words.all("items").stream()
            .filter(item -> {
              if (item.isList()) {
                remarks.add(item, "elements that differ by their position are not expressed");
              }
              return !item.isList();
            })
            .toList();
    boolean unique =
        words.all("uniqueItems").stream().anyMatch(i -> i.truth().equals(Optional.of(true)));
    Node element =
        items.isEmpty() || words.get("prefixItems").isPresent()
            ? Anything.node(Optional.empty())
            : reader.node(spot.inside(items, Spot.ELEMENT));
    words
        .get("prefixItems")
        .ifPresent(
            item -> remarks.add(item, "elements that differ by their position are not expressed"));
    return new Shape.Elements(
        element, new Bounds(words, remarks).size("minItems", "maxItems"), unique);
  }

  private Shape object(Keywords words, Spot spot) {
    Bounds bounds = new Bounds(words, remarks);
    Size size = bounds.size("minProperties", "maxProperties");
    Map<String, List<Item>> properties = properties(words);
    Map<String, Item> required = required(words);
    Map<String, Item> patterns = new LinkedHashMap<>();
    words.all("patternProperties").forEach(item -> patterns.putAll(item.members()));
    List<Item> rest = new ArrayList<>(words.all("additionalProperties"));
    rest.addAll(words.all("unevaluatedProperties"));
    boolean isMap = properties.isEmpty() && required.isEmpty() && !spot.isRoot();
    if (isMap && patterns.size() == 1) {
      return map(patterns.entrySet().iterator().next(), words, rest, spot);
    }
    if (isMap && patterns.isEmpty() && rest.size() == 1 && rest.getFirst().isMap()) {
      Node value = reader.node(spot.inside(rest, Spot.ENTRY));
      return new Shape.Entries(Optional.empty(), value, size);
    }
    patterns
        .values()
        .forEach(item ->
            remarks.add(
                item, "fields by a pattern of their names are not expressed beside others"));
    return new Shape.Fields(fields(properties, required, spot), content(rest, patterns), size);
  }

  private Shape map(Map.Entry<String, Item> pattern, Keywords words, List<Item> rest, Spot spot) {
    Bounds bounds = new Bounds(words, remarks);
    if (rest.stream().noneMatch(StructureReader::isFalse)) {
      remarks.add(pattern.getValue(), "names that the pattern does not fit are not in the draft");
    }
    return new Shape.Entries(
        PatternText.of(pattern.getValue(), pattern.getKey(), remarks),
        reader.node(spot.inside(List.of(pattern.getValue()), Spot.ENTRY)),
        bounds.size("minProperties", "maxProperties"));
  }

  private static boolean isFalse(Item item) {
    return item.truth().equals(Optional.of(false));
  }

  private Optional<ContentModel> content(List<Item> rest, Map<String, Item> patterns) {
    for (Item item : rest) {
      if (item.isMap() && !item.members().isEmpty()) {
        remarks.add(item, "a schema for all other fields is not expressed beside named ones");
      }
    }
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    boolean isClosed = patterns.isEmpty() && rest.stream().anyMatch(StructureReader::isFalse);
    return Optional.of(isClosed ? ContentModel.CLOSED : ContentModel.OPEN);
  }

  private static Map<String, List<Item>> properties(Keywords words) {
    Map<String, List<Item>> properties = new LinkedHashMap<>();
    for (Item item : words.all("properties")) {
      item.members()
          .forEach((name, schema) ->
              properties.computeIfAbsent(name, each -> new ArrayList<>()).add(schema));
    }
    return properties;
  }

  private Map<String, Item> required(Keywords words) {
    Map<String, Item> required = new LinkedHashMap<>();
    for (Item item : words.all("required")) {
      if (!item.isList()) {
        remarks.add(item, "'required' is a list of names");
      }
      item.items().forEach(name -> name.text().ifPresent(text -> required.put(text, name)));
    }
    return required;
  }

  private List<Field> fields(
      Map<String, List<Item>> properties, Map<String, Item> required, Spot spot) {
    List<Field> fields = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(properties.keySet());
    names.addAll(required.keySet());
    for (String name : names) {
      List<Item> schemas = properties.getOrDefault(name, List.of());
      if (!FieldNames.isSafe(name)) {
        Stream.concat(schemas.stream(), Optional.ofNullable(required.get(name)).stream())
            .findFirst()
            .ifPresent(place ->
                remarks.add(
                    place, "a field of this name is not safe in a store, and not in the draft"));
      } else {
        Optional<String> id = Optional.of(ids.next(name));
        Node node =
            schemas.isEmpty()
                ? Anything.node(id)
                : reader.node(Spot.of(schemas, id, spot.depth() + Spot.FIELD));
        boolean isRequired = required.containsKey(name);
        fields.add(new Field(name, Optional.empty(), isRequired, Field.Kind.REGULAR, node));
      }
    }
    return fields;
  }
}
