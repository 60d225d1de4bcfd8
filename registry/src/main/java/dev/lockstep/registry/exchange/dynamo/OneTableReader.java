package dev.lockstep.registry.exchange.dynamo;

import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.Index.Projection;
import dev.lockstep.model.contract.KeyTemplate;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.PathSyntaxException;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.registry.exchange.draft.Draft;
import dev.lockstep.registry.exchange.draft.FieldNames;
import dev.lockstep.registry.exchange.draft.Foreign;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.Remarks;
import dev.lockstep.registry.writing.Meanings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the schema of a table as OneTable keeps it: each model is a collection. */
public final class OneTableReader {
  private static final Set<String> KNOWN =
      Set.of("format", "version", "indexes", "models", "params");
  private static final Set<String> INDEX = Set.of("hash", "sort", "project", "type");
  private static final Pattern PADDED = Pattern.compile("\\$\\{([^}:]*)(:[^}]*)?}");

  private final Item root;
  private final Remarks remarks;
  private final Entities entities;
  private final Map<String, List<String>> keys = new LinkedHashMap<>();

  private OneTableReader(Item root, Remarks remarks) {
    this.root = root;
    this.remarks = remarks;
    this.entities = new Entities(remarks);
  }

  /** Reads a file. */
  public static Outcome<Draft> read(Foreign file) {
    return file.read((root, remarks) -> {
      OneTableReader reader = new OneTableReader(root, remarks);
      reader.models();
      return Optional.of(
          file.draft(
              reader.entities.all().stream().map(Entity::collection).toList(),
              new Meanings(),
              remarks));
    });
  }

  private void models() {
    root.members()
        .forEach((word, item) -> {
          if (!KNOWN.contains(word)) {
            remarks.add(item, "'%s' is not expressed".formatted(word));
          }
        });
    Map<String, Item> indexes = root.get("indexes").map(Item::members).orElse(Map.of());
    indexes.forEach((name, index) -> keys.put(name, keys(name, index)));
    if (keys.getOrDefault("primary", List.of()).isEmpty()) {
      remarks.add(root, "the table has no primary index; its key is taken to be 'pk'");
      keys.put("primary", List.of("pk"));
    }
    root.get("models")
        .map(Item::members)
        .orElse(Map.of())
        .forEach((name, model) -> model(name, model, indexes));
  }

  private List<String> keys(String name, Item index) {
    List<String> parts = new ArrayList<>();
    index.get("hash").ifPresent(item -> parts.add(entities.key(item)));
    if (parts.isEmpty() && !name.equals("primary")) {
      keys.getOrDefault("primary", List.of()).stream().limit(1).forEach(parts::add);
    }
    index.get("sort").ifPresent(item -> parts.add(entities.key(item)));
    return parts;
  }

  private void model(String name, Item model, Map<String, Item> indexes) {
    Entity entity = entities.entity(name, model);
    Set<String> keyNames = new LinkedHashSet<>();
    keys.values().forEach(keyNames::addAll);
    AttributeReader attributes = new AttributeReader(entity, params("isoDates"), remarks);
    Map<String, Item> templates = new LinkedHashMap<>();
    model
        .members()
        .forEach((attribute, spec) -> {
          Optional<Item> value = spec.get("value");
          if (value.isPresent() && keyNames.contains(attribute)) {
            templates.put(attribute, value.get());
          } else {
            attributes.add(attribute, spec);
          }
        });
    timestamps(entity);
    type(entity, name);
    templates.forEach((key, value) -> template(entity, key, value, attributes.stored()));
    entity.keys(keys.getOrDefault("primary", List.of()));
    indexes.forEach((called, index) -> {
      if (!called.equals("primary")) {
        index(entity, called, index, attributes.stored());
      }
    });
  }

  private boolean params(String word) {
    return root.get("params").flatMap(p -> p.get(word)).flatMap(Item::truth).orElse(false);
  }

  private Optional<Item> param(String word) {
    return root.get("params").flatMap(params -> params.get(word));
  }

  private void type(Entity entity, String model) {
    String field = param("typeField").map(entities::key).orElse("_type");
    entity.add(field, ItemType.S, Entity.Required.YES);
    if (!model.isBlank()) {
      entity.kind(field, model);
    }
  }

  private void timestamps(Entity entity) {
    if (param("timestamps").flatMap(Item::text).filter(word -> !word.equals("false")).isPresent()) {
      ItemType type = params("isoDates") ? ItemType.S : ItemType.N;
      for (String word : List.of("created", "updated")) {
        String name = param(word + "Field").map(entities::key).orElse(word);
        Node plain = type.node(Optional.of(entity.ids().next(name)));
        Node node =
            new Node(plain.id(), type.type(LogicalType.TIMESTAMP), plain.shape(), plain.facts());
        if (!entity.add(new Field(name, Optional.empty(), false, Field.Kind.REGULAR, node))) {
          remarks.add(root, "'%s' is declared by a model itself".formatted(name));
        }
      }
    }
  }

  /** The attributes in a template are named as the store names them. */
  private void template(Entity entity, String key, Item value, Map<String, String> stored) {
    Matcher part = PADDED.matcher(value.text().orElse(""));
    StringBuilder text = new StringBuilder();
    while (part.find()) {
      if (part.group(2) != null) {
        remarks.add(value, "how '%s' is padded is not expressed".formatted(part.group(1)));
      }
      String name = stored.getOrDefault(part.group(1), part.group(1));
      part.appendReplacement(text, Matcher.quoteReplacement("${" + name + "}"));
    }
    part.appendTail(text);
    try {
      KeyTemplate template = KeyTemplate.parse(text.toString());
      for (Path path : template.attributes()) {
        known(entity, path, value);
      }
      entity.template(key, template);
    } catch (PathSyntaxException e) {
      remarks.add(value, "this is no key template: " + e.why());
      entity.add(key, ItemType.S, Entity.Required.NO);
    }
  }

  private void known(Entity entity, Path path, Item place) {
    if (!path.isStatic() || path.names().stream().anyMatch(String::isEmpty)) {
      throw new PathSyntaxException("it names more than one value", 1);
    }
    if (!entity.hasField(path.root())) {
      remarks.add(place, "'%s' is known from a key only".formatted(path.root()));
      if (entity.has(path.root()) || !isPlain(path)) {
        throw new PathSyntaxException("it names what is no field", 1);
      }
      entity.add(path.root(), ItemType.S, Entity.Required.NO);
    } else if (entity.collection().shape().at(path).isEmpty()
        && !entity.collection().shape().isOpenAt(path)) {
      throw new PathSyntaxException("it names what is no field", 1);
    }
  }

  private static boolean isPlain(Path path) {
    return path.steps().size() == 1 && FieldNames.isSafe(path.root());
  }

  private void index(Entity entity, String called, Item index, Map<String, String> stored) {
    index
        .members()
        .forEach((word, item) -> {
          if (!INDEX.contains(word)) {
            remarks.add(item, "'%s' of an index is not expressed".formatted(word));
          }
        });
    boolean isLocal = index.get("type").flatMap(Item::text).equals(Optional.of("local"));
    Optional<Item> project = index.get("project");
    Projection projection =
        project.filter(Item::isList).isPresent()
            ? Projected.of(entity, project.get(), stored, remarks)
            : project.flatMap(Item::text).equals(Optional.of("keys"))
                ? new Projection.KeysOnly()
                : new Projection.All();
    if (!entity.index(
        called, isLocal ? "local" : "global", keys.getOrDefault(called, List.of()), projection)) {
      remarks.add(index, "an index without a name or keys of its own is not in the draft");
    }
  }
}
