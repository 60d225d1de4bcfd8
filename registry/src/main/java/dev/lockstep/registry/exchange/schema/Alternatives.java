package dev.lockstep.registry.exchange.schema;

import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.Remarks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes unions of {@code anyOf} and {@code oneOf}: each member is all the rest and one of them. */
final class Alternatives {
  private final SchemaReader reader;
  private final Remarks remarks;

  Alternatives(SchemaReader reader, Remarks remarks) {
    this.reader = reader;
    this.remarks = remarks;
  }

  /** The alternatives of a place that are not dealt with yet: of one list, the first. */
  List<Item> of(Keywords words, Spot spot) {
    List<Item> lists = new ArrayList<>(words.all("anyOf"));
    lists.addAll(words.all("oneOf"));
    lists.removeIf(list -> spot.isSpent(list) || list.items().isEmpty());
    if (lists.isEmpty()) {
      return List.of();
    }
    if (spot.isRoot()) {
      lists.forEach(list -> remarks.add(list, "alternatives of whole documents are not expressed"));
      return List.of();
    }
    return List.of(lists.getFirst());
  }

  /** The union of the alternatives in the only list. */
  Node node(Keywords words, List<Item> lists, Spot spot) {
    Item list = lists.getFirst();
    if (list.pointer().endsWith("/oneOf")) {
      remarks.add(list, "that no two alternatives fit one value is not expressed");
    }
    words.leave();
    List<Item> options = list.items().stream().filter(each -> !isNull(each)).toList();
    boolean nullable = options.size() < list.items().size();
    if (options.size() == 1) {
      Node only = reader.node(spot.with(options.getFirst(), list.node()));
      return nullable ? nullable(only, true) : only;
    }
    if (options.isEmpty()) {
      return reader.node(spot.with(list.items().getFirst(), list.node()));
    }
    return union(spot, list.node(), options, nullable);
  }

  private Node union(Spot spot, YamlNode list, List<Item> options, boolean nullable) {
    List<Shape.Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    boolean isNullable = nullable;
    for (Item option : options) {
      Node node = reader.node(spot.with(option, list).asMember());
      isNullable |= node.facts().nullable();
      members.add(new Shape.Member(name(option, node, names), nullable(node, false)));
    }
    return new Node(
        spot.id(),
        DeclaredType.NONE,
        new Shape.Union(members, Optional.empty()),
        nullable(Node.of(new Shape.Any()), isNullable).facts());
  }

  private static String name(Item option, Node node, Set<String> taken) {
    String name =
        option
            .get("title")
            .flatMap(Item::text)
            .or(() -> option.get("$ref").flatMap(Item::text).map(ref -> ref.replaceAll(".*/", "")))
            .or(() -> node.type().physical())
            .or(() -> node.type().logical().map(type -> type.word()))
            .filter(text -> !text.isBlank())
            .orElse("option");
    String own = name;
    for (int i = 2; !taken.add(own); i++) {
      own = name + " " + i;
    }
    return own;
  }

  private static boolean isNull(Item option) {
    return option.members().size() == 1
        && option.members().entrySet().stream()
            .allMatch(entry ->
                switch (entry.getKey()) {
                  case "type", "bsonType" ->
                      entry.getValue().isNull()
                          || entry.getValue().text().equals(Optional.of(Kind.NULL));
                  case "const" -> entry.getValue().isNull();
                  default -> false;
                });
  }

  private static Node nullable(Node node, boolean nullable) {
    Facts facts = node.facts();
    return new Node(
        node.id(),
        node.type(),
        node.shape(),
        new Facts(
            nullable,
            facts.assumed(),
            facts.choice(),
            facts.unique(),
            facts.governance(),
            facts.semantics()));
  }
}
