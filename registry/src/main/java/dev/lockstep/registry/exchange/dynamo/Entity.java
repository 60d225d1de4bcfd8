package dev.lockstep.registry.exchange.dynamo;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Footprint;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.Index.Projection;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.KeyTemplate;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.exchange.draft.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One kind of item while it is drafted. For one thread. */
final class Entity {
  private final String id;
  private final String name;
  private final Ids ids = new Ids();
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, KeyTemplate> templates = new LinkedHashMap<>();
  private final List<Index> indexes = new ArrayList<>();
  private List<String> keys = List.of();
  private Optional<Keys.Entity> kind = Optional.empty();
  private Optional<Ttl> ttl = Optional.empty();

  Entity(String id, String name) {
    this.id = id;
    this.name = name;
  }

  Ids ids() {
    return ids;
  }

  /** Whether items have an attribute of this name in the store, or a key made of others. */
  boolean has(String stored) {
    return templates.containsKey(stored) || fields.containsKey(stored);
  }

  boolean hasField(String stored) {
    return fields.containsKey(stored);
  }

  /** Adds a field; the first of a name counts. */
  boolean add(Field field) {
    return fields.putIfAbsent(field.storedName(), field) == null;
  }

  /** Adds a field of this name and type, where there is none. */
  void add(String stored, ItemType type, Required required) {
    if (!has(stored)) {
      Node node = type.node(Optional.of(ids.next(stored)));
      fields.put(
          stored,
          new Field(stored, Optional.empty(), required == Required.YES, Field.Kind.REGULAR, node));
    }
  }

  /** Whether every item has it. */
  enum Required {
    YES,
    NO
  }

  /** A key that is put together from fields. */
  void template(String key, KeyTemplate template) {
    templates.put(key, template);
    fields.remove(key);
  }

  /** The attributes that identify an item: the partition key, and the sort key if there is one. */
  void keys(List<String> attributes) {
    keys = attributes.stream().distinct().toList();
    keys.forEach(key -> add(key, ItemType.S, Required.YES));
  }

  void kind(String field, String value) {
    kind = Optional.of(new Keys.Entity(Path.of(field), value));
  }

  void expiresAt(String field) {
    ttl = Optional.of(new Ttl(Optional.of(Path.of(field)), Optional.empty()));
  }

  /** Adds an index over these attributes; false where it has no name or keys of its own. */
  boolean index(String called, String sort, List<String> attributes, Projection projection) {
    attributes.forEach(key -> add(key, ItemType.S, Required.NO));
    List<KeyPart> parts =
        attributes.stream().distinct().map(key -> KeyPart.ascending(Path.of(key))).toList();
    boolean isKnown = indexes.stream().anyMatch(index -> index.name().equals(called));
    if (isKnown || parts.isEmpty() || called.isBlank()) {
      return false;
    }
    Index.Options options =
        new Index.Options(
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(projection));
    return indexes.add(
        new Index(Optional.of(ids.next(called)), called, parts, Optional.of(sort), options));
  }

  CollectionPromise collection() {
    List<Path> paths = keys.stream().map(key -> Path.of(key)).toList();
    List<KeyPart> sorted = paths.stream().skip(1).map(KeyPart::ascending).toList();
    return new CollectionPromise(
        Optional.of(id),
        name,
        Optional.empty(),
        Optional.of(Engine.DYNAMODB),
        new Shape.Fields(List.copyOf(fields.values()), Optional.empty(), Size.ANY),
        new Keys(paths, paths.stream().limit(1).toList(), sorted, List.of(), templates, kind),
        indexes,
        List.of(),
        new Storage(
            Optional.empty(), ttl, Optional.empty(), Optional.empty(), List.of(), Footprint.NONE),
        Governance.NONE);
  }
}
