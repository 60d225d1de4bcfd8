package dev.lockstep.registry.exchange.dynamo;

import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.Index.Projection;
import dev.lockstep.model.contract.KeyTemplate;
import dev.lockstep.registry.exchange.draft.Draft;
import dev.lockstep.registry.exchange.draft.FieldNames;
import dev.lockstep.registry.exchange.draft.Foreign;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.Remarks;
import dev.lockstep.registry.writing.Meanings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a model of NoSQL Workbench: each facet of a table is a collection, and a table without
 * facets is one itself. A facet has sample items and no key templates, so these are guessed from
 * what the samples have in common, and every guess is named.
 */
public final class WorkbenchReader {
  private static final Set<String> KNOWN =
      Set.of(
          "TableName",
          "KeyAttributes",
          "NonKeyAttributes",
          "TableFacets",
          "GlobalSecondaryIndexes",
          "TableData",
          "DataAccess",
          "BillingMode",
          "ProvisionedCapacitySettings");
  private static final Set<String> FACET =
      Set.of("FacetName", "KeyAttributeAlias", "TableData", "NonKeyAttributes", "DataAccess");
  private static final String DELIMITERS = "#:|/";

  private final Item root;
  private final Remarks remarks;
  private final Entities entities;

  private WorkbenchReader(Item root, Remarks remarks) {
    this.root = root;
    this.remarks = remarks;
    this.entities = new Entities(remarks);
  }

  /** Reads a file. */
  public static Outcome<Draft> read(Foreign file) {
    return file.read((root, remarks) -> {
      WorkbenchReader reader = new WorkbenchReader(root, remarks);
      reader.tables();
      return Optional.of(
          file.draft(
              reader.entities.all().stream().map(Entity::collection).toList(),
              new Meanings(),
              remarks));
    });
  }

  private void tables() {
    root.members()
        .forEach((word, item) -> {
          if (!word.equals("DataModel")) {
            remarks.add(item, "'%s' is not expressed".formatted(word));
          }
        });
    List<Item> tables = root.get("DataModel").map(Item::items).orElse(List.of());
    if (tables.isEmpty()) {
      remarks.add(root, "there is no list 'DataModel', so the draft has no collection");
    }
    tables.forEach(this::table);
  }

  private void table(Item table) {
    table
        .members()
        .forEach((word, item) -> {
          if (!KNOWN.contains(word)) {
            remarks.add(item, "'%s' of a table is not expressed".formatted(word));
          }
        });
    Stream.of("TableData", "DataAccess", "BillingMode", "ProvisionedCapacitySettings")
        .flatMap(word -> table.get(word).stream())
        .forEach(item ->
            remarks.add(item, "how it is filled, reached and paid for is not in the draft"));
    List<Item> facets = table.get("TableFacets").map(Item::items).orElse(List.of());
    String name = table.get("TableName").flatMap(Item::text).orElse("table");
    if (facets.isEmpty()) {
      entity(entities.entity(name, table), table, List.of());
    }
    for (Item facet : facets) {
      facet
          .members()
          .forEach((word, item) -> {
            if (!FACET.contains(word)) {
              remarks.add(item, "'%s' of a facet is not expressed".formatted(word));
            }
          });
      String called = facet.get("FacetName").flatMap(Item::text).orElse(name);
      entity(entities.entity(called, facet), table, List.of(facet));
    }
  }

  /** One kind of item; of the facets the only one, if there is one. */
  private void entity(Entity entity, Item table, List<Item> facets) {
    Optional<Item> facet = facets.stream().findFirst();
    Optional<List<String>> own =
        facet
            .flatMap(each -> each.get("NonKeyAttributes"))
            .map(list -> list.items().stream().flatMap(i -> i.text().stream()).toList());
    List<Item> attributes = table.get("NonKeyAttributes").map(Item::items).orElse(List.of());
    for (Item attribute : attributes) {
      boolean isOwn =
          own.map(list ->
                  attribute
                      .get("AttributeName")
                      .flatMap(Item::text)
                      .filter(list::contains)
                      .isPresent())
              .orElse(true);
      if (isOwn) {
        attribute(entity, attribute, Entity.Required.NO);
      }
    }
    facet.flatMap(each -> each.get("NonKeyAttributes")).ifPresent(list -> missing(entity, list));
    keys(entity, table, facet);
    for (Item index : table.get("GlobalSecondaryIndexes").map(Item::items).orElse(List.of())) {
      index(entity, index);
    }
  }

  private void missing(Entity entity, Item list) {
    for (Item name : list.items()) {
      if (name.text().filter(entity::has).isEmpty()) {
        remarks.add(name, "the table has no attribute of this name that a draft can have");
      }
    }
  }

  private void attribute(Entity entity, Item attribute, Entity.Required required) {
    Optional<String> name = attribute.get("AttributeName").flatMap(Item::text);
    if (name.filter(FieldNames::isSafe).isEmpty()) {
      remarks.add(attribute, "an attribute of this name is not safe, and not in the draft");
      return;
    }
    entity.add(name.get(), type(attribute), required);
  }

  private ItemType type(Item attribute) {
    String word =
        attribute.get("AttributeType").flatMap(Item::text).orElse("S").toUpperCase(Locale.ROOT);
    Optional<ItemType> type =
        Stream.of(ItemType.values()).filter(each -> each.name().equals(word)).findFirst();
    if (type.isEmpty()) {
      remarks.add(attribute, "there is no type '%s'; a text is in the draft".formatted(word));
    }
    return type.orElse(ItemType.S);
  }

  private void keys(Entity entity, Item table, Optional<Item> facet) {
    List<String> keys = new ArrayList<>();
    for (String part : List.of("PartitionKey", "SortKey")) {
      Optional<Item> key = table.get("KeyAttributes").flatMap(item -> item.get(part));
      if (key.isPresent()) {
        String name = entities.key(key.get().get("AttributeName").orElse(key.get()));
        keys.add(name);
        if (!templated(entity, name, part + "Alias", facet)) {
          entity.add(name, type(key.get()), Entity.Required.YES);
        }
      }
    }
    if (keys.isEmpty()) {
      remarks.add(table, "the table has no key; it is taken to be 'pk'");
      keys.add("pk");
    }
    entity.keys(keys);
  }

  private boolean templated(Entity entity, String key, String aliased, Optional<Item> facet) {
    Optional<Item> alias =
        facet.flatMap(f -> f.get("KeyAttributeAlias")).flatMap(names -> names.get(aliased));
    Optional<String> name =
        alias
            .flatMap(Item::text)
            .filter(text -> text.matches("[A-Za-z][A-Za-z0-9_-]{0,100}"))
            .filter(text -> !text.equals(key));
    if (name.isEmpty()) {
      return false;
    }
    List<String> samples = samples(facet.orElseThrow(), key);
    String prefix = prefix(samples);
    entity.add(name.get(), ItemType.S, Entity.Required.NO);
    entity.template(
        key, KeyTemplate.parse("%s${%s}".formatted(prefix.replace("${", ""), name.get())));
    remarks.add(
        alias.get(),
        "that '%s' is '%s' and then '%s' is guessed from %d sample items"
            .formatted(key, prefix, name.get(), samples.size()));
    return true;
  }

  private static List<String> samples(Item facet, String key) {
    return facet.get("TableData").map(Item::items).orElse(List.of()).stream()
        .flatMap(item -> item.get(key).stream())
        .flatMap(value -> value.get("S").stream())
        .flatMap(text -> text.text().stream())
        .toList();
  }

  /** What all samples begin with, up to the last delimiter in it. */
  private static String prefix(List<String> samples) {
    String common = samples.isEmpty() ? "" : samples.getFirst();
    for (String sample : samples) {
      int same = 0;
      while (same < Math.min(common.length(), sample.length())
          && common.charAt(same) == sample.charAt(same)) {
        same++;
      }
      common = common.substring(0, same);
    }
    int end = common.length();
    while (end > 0 && DELIMITERS.indexOf(common.charAt(end - 1)) < 0) {
      end--;
    }
    return common.substring(0, end);
  }

  private void index(Entity entity, Item index) {
    List<String> keys = new ArrayList<>();
    for (String part : List.of("PartitionKey", "SortKey")) {
      index
          .get("KeyAttributes")
          .flatMap(item -> item.get(part))
          .ifPresent(key -> {
            String name = entities.key(key.get("AttributeName").orElse(key));
            entity.add(name, type(key), Entity.Required.NO);
            keys.add(name);
          });
    }
    String name = index.get("IndexName").flatMap(Item::text).orElse("");
    if (!entity.index(name, "global", keys, projection(entity, index))) {
      remarks.add(index, "an index without a name or keys of its own is not in the draft");
    }
  }

  private Projection projection(Entity entity, Item index) {
    Optional<Item> projection = index.get("Projection");
    String type =
        projection.flatMap(item -> item.get("ProjectionType")).flatMap(Item::text).orElse("ALL");
    return switch (type) {
      case "KEYS_ONLY" -> new Projection.KeysOnly();
      case "INCLUDE" ->
          projection
              .flatMap(item -> item.get("NonKeyAttributes"))
              .map(list -> Projected.of(entity, list, Map.of(), remarks))
              .orElseGet(Projection.KeysOnly::new);
      default -> new Projection.All();
    };
  }
}
