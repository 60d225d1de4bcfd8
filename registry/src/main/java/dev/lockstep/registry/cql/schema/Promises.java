package dev.lockstep.registry.cql.schema;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Footprint;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.exchange.draft.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What definitions promise.
 *
 * @param types the user-defined types, by their names
 */
record Promises(Map<String, Map<String, CqlType>> types) {
  private static final int DEPTH_MAX = 20;
  private static final Set<String> KINDS = Set.of("list", "vector", "set", "tuple", "map");

  CollectionPromise of(TableDefinition table) {
    Ids ids = new Ids();
    List<Field> fields =
        table.columns.entrySet().stream()
            .map(column ->
                new Field(
                    column.getKey(),
                    Optional.empty(),
                    table.isKey(column.getKey()),
                    column.getValue().kind(),
                    node(ids, column.getKey(), column.getValue().type(), 0)))
            .toList();
    return new CollectionPromise(
        Optional.of(Ids.slug(table.name)),
        table.name,
        Optional.empty(),
        Optional.of(Engine.CASSANDRA),
        new Shape.Fields(fields, Optional.of(ContentModel.CLOSED), Size.ANY),
        keys(table),
        table.indexes,
        List.of(),
        storage(table),
        Governance.NONE);
  }

  private static Keys keys(TableDefinition table) {
    return new Keys(
        Stream.concat(table.partition.stream(), table.clustering.stream()).map(Path::of).toList(),
        table.partition.stream().map(Path::of).toList(),
        table.clustering.stream()
            .map(name ->
                new KeyPart(
                    Path.of(name),
                    table.descending.contains(name) ? KeyPart.Order.DESC : KeyPart.Order.ASC))
            .toList(),
        List.of(),
        Map.of(),
        Optional.empty());
  }

  /** A name that was dropped must not come back: what was deleted under it swallows writes. */
  private static Storage storage(TableDefinition table) {
    return new Storage(
        Optional.empty(),
        table.expiry.map(after -> new Ttl(Optional.empty(), Optional.of(after))),
        Optional.empty(),
        Optional.empty(),
        table.dropped.stream().map(Path::of).toList(),
        Footprint.NONE);
  }

  private Node node(Ids ids, String name, CqlType type, int depth) {
    CqlType inner = type.name().equals("frozen") ? type.parts().getFirst() : type;
    String id = ids.next(name);
    return new Node(
        Optional.of(id),
        new DeclaredType(Optional.of(logical(inner)), Optional.of(type.text())),
        depth > DEPTH_MAX ? new Shape.Any() : shape(ids, name, inner, depth),
        Facts.NONE);
  }

  private Shape shape(Ids ids, String name, CqlType type, int depth) {
    if (types.containsKey(type.name())) {
      return fields(ids, type, depth);
    }
    boolean isPlain = !KINDS.contains(type.name());
    List<Node> parts =
        isPlain
            ? List.of()
            : type.parts().stream()
                .map(part -> node(ids, name + "-part", part, depth + 1))
                .toList();
    return switch (type.name()) {
      case "list", "vector" -> new Shape.Elements(parts.getFirst(), Size.ANY, false);
      case "set" -> new Shape.Elements(parts.getFirst(), Size.ANY, true);
      case "tuple" -> new Shape.Elements(Node.of(new Shape.Any()), Size.ANY, false);
      case "map" -> map(type, parts);
      default -> Shape.single();
    };
  }

  /** Keys of a document are texts; others are fields of entries. */
  private static Shape map(CqlType type, List<Node> parts) {
    if (isKeyedByText(type)) {
      return new Shape.Entries(Optional.empty(), parts.get(1), Size.ANY);
    }
    Shape entry = Shape.Fields.of(field("key", parts.get(0)), field("value", parts.get(1)));
    return new Shape.Elements(Node.of(entry), Size.ANY, false);
  }

  private static boolean isKeyedByText(CqlType type) {
    return List.of("text", "varchar", "ascii").contains(type.parts().getFirst().name());
  }

  private static Field field(String name, Node node) {
    return new Field(name, Optional.empty(), false, Field.Kind.REGULAR, node);
  }

  private Shape fields(Ids ids, CqlType type, int depth) {
    return new Shape.Fields(
        types.getOrDefault(type.name(), Map.of()).entrySet().stream()
            .map(each -> field(each.getKey(), node(ids, each.getKey(), each.getValue(), depth + 1)))
            .toList(),
        Optional.of(ContentModel.CLOSED),
        Size.ANY);
  }

  private LogicalType logical(CqlType type) {
    return switch (type.name()) {
      case "tinyint", "smallint", "int", "bigint", "varint", "counter" -> LogicalType.INTEGER;
      case "float", "double", "decimal" -> LogicalType.NUMBER;
      case "boolean" -> LogicalType.BOOLEAN;
      case "timestamp" -> LogicalType.TIMESTAMP;
      case "date" -> LogicalType.DATE;
      case "time" -> LogicalType.TIME;
      case "list", "set", "tuple", "vector" -> LogicalType.ARRAY;
      case "map" -> isKeyedByText(type) ? LogicalType.OBJECT : LogicalType.ARRAY;
      default -> types.containsKey(type.name()) ? LogicalType.OBJECT : LogicalType.STRING;
    };
  }
}
