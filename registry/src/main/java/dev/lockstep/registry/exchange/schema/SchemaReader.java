package dev.lockstep.registry.exchange.schema;

import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.governance.Deprecation;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Semantics;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.exchange.draft.Anything;
import dev.lockstep.registry.exchange.draft.Ids;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.Remarks;
import dev.lockstep.registry.writing.Meaning;
import dev.lockstep.registry.writing.Meanings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes one place of a contract of one schema: of draft 4 to 2020-12, or of MongoDB's own kind. For
 * one file and one thread.
 */
final class SchemaReader {
  /** How deep a contract file nests, less what one place needs for itself. */
  private static final int DEPTH_MAX = 40;

  private final Remarks remarks;
  private final Meanings meanings;
  private final Parts parts;
  private final StructureReader structures;
  private final Alternatives alternatives;

  SchemaReader(Item root, Ids ids, Meanings meanings, Remarks remarks) {
    this.remarks = remarks;
    this.meanings = meanings;
    this.parts = new Parts(root, remarks);
    this.structures = new StructureReader(this, ids, remarks);
    this.alternatives = new Alternatives(this, remarks);
  }

  /** The place of this schema. */
  Node node(Spot spot) {
    Item first = spot.parts().getFirst();
    if (spot.depth() > DEPTH_MAX) {
      remarks.add(first, "the draft does not nest deeper than this");
      return anything(spot);
    }
    List<YamlNode> followed = new ArrayList<>();
    try {
      Keywords words = parts.together(spot.parts(), followed);
      if (!parts.spend(first, size(words))) {
        return anything(spot);
      }
      Meaning meaning = words.meaning();
      Node node = node(words, spot);
      words
          .unasked()
          .forEach(word ->
              remarks.add(word.getValue(), "'%s' is not expressed".formatted(word.getKey())));
      return meanings.put(node, meaning);
    } finally {
      parts.close(followed);
    }
  }

  private static int size(Keywords words) {
    return words.get("enum").map(item -> item.items().size()).orElse(0);
  }

  private static Node anything(Spot spot) {
    return Anything.node(spot.id());
  }

  private static Facts facts(boolean nullable, Optional<Choice> choice) {
    return new Facts(nullable, Optional.empty(), choice, false, Governance.NONE, Semantics.NONE);
  }

  private static Node node(Spot spot, DeclaredType type, Shape shape, Facts facts) {
    return new Node(spot.id(), type, shape, facts);
  }

  private Node node(Keywords words, Spot spot) {
    List<Item> options = alternatives.of(words, spot);
    if (!options.isEmpty()) {
      return alternatives.node(words, options, spot);
    }
    Optional<List<Value>> listed = new Values(words, remarks).listed();
    Optional<List<Kind>> kinds = new Types(words, remarks).kinds(spot);
    if (listed.isPresent()) {
      return ofValues(words, spot, kinds, listed.get());
    }
    if (kinds.isEmpty()) {
      return ofAnything(words, spot);
    }
    boolean nullable = kinds.get().stream().anyMatch(kind -> kind.word().equals(Kind.NULL));
    List<Kind> others =
        kinds.get().stream().filter(kind -> !kind.word().equals(Kind.NULL)).toList();
    return ofKinds(words, spot, others, nullable);
  }

  private Node ofAnything(Keywords words, Spot spot) {
    boolean isNull = Types.refusesNull(words);
    Shape shape = new Shape.Any();
    Node node = node(spot, DeclaredType.NONE, shape, facts(!isNull, Optional.empty()));
    return completed(words, spot, node);
  }

  private Node ofKinds(Keywords words, Spot spot, List<Kind> kinds, boolean nullable) {
    if (kinds.isEmpty()) {
      remarks.add(spot.parts().getFirst(), "that only null fits is not expressed");
      return anything(spot);
    }
    if (kinds.size() == 1) {
      return ofKind(words, spot, kinds.getFirst(), nullable);
    }
    if (spot.depth() + Spot.MEMBER > DEPTH_MAX) {
      remarks.add(spot.parts().getFirst(), "the draft does not nest deeper than this");
      return anything(spot);
    }
    List<Shape.Member> members = new ArrayList<>();
    for (Kind kind : kinds) {
      Spot inner = spot.inside(spot.parts(), Spot.MEMBER);
      members.add(new Shape.Member(kind.word(), ofKind(words, inner, kind, false)));
    }
    Shape union = new Shape.Union(members, Optional.empty());
    Node node = node(spot, DeclaredType.NONE, union, facts(nullable, Optional.empty()));
    return completed(words, spot, node);
  }

  private Node ofKind(Keywords words, Spot spot, Kind kind, boolean nullable) {
    DeclaredType type = kind.type();
    Shape shape = structures.shape(type, words, spot);
    DeclaredType structured =
        shape instanceof Shape.Entries ? structured(LogicalType.OBJECT, type) : type;
    Node node = node(spot, structured, shape, facts(nullable, Optional.empty()));
    return completed(words, spot, node);
  }

  private static DeclaredType structured(LogicalType logical, DeclaredType type) {
    return new DeclaredType(Optional.of(logical), type.physical());
  }

  private Node ofValues(Keywords words, Spot spot, Optional<List<Kind>> kinds, List<Value> listed) {
    List<Kind> others =
        kinds.orElse(List.of()).stream().filter(k -> !k.word().equals(Kind.NULL)).toList();
    boolean nullAllowed =
        kinds.isEmpty() || kinds.get().stream().anyMatch(k -> k.word().equals(Kind.NULL));
    boolean nullable = nullAllowed && listed.stream().anyMatch(v -> v.type() == ValueType.NULL);
    List<Value> values =
        listed.stream()
            .filter(v -> v.type() != ValueType.NULL)
            .filter(v ->
                others.isEmpty()
                    ? kinds.isEmpty()
                    : others.stream().anyMatch(kind -> Kind.taken(kind.type(), v).isPresent()))
            .toList();
    DeclaredType type = others.size() == 1 ? others.getFirst().type() : Kind.ofValues(values);
    boolean isStructured =
        type.logical().filter(t -> t == LogicalType.OBJECT || t == LogicalType.ARRAY).isPresent();
    Shape shape =
        type.equals(DeclaredType.NONE)
            ? new Shape.Any()
            : isStructured
                ? structures.shape(type, words, spot)
                : new Shape.Single(new Bounds(words, remarks).of(type.logical()));
    Optional<Choice> choice = new Values(words, remarks).choice(type, values);
    if (choice.isEmpty()) {
      remarks.add(spot.parts().getFirst(), "that no value fits, or only null, is not expressed");
    }
    return completed(words, spot, node(spot, type, shape, facts(nullable, choice)));
  }

  /** With what else is said of a place; only of a field something is assumed. */
  private Node completed(Keywords words, Spot spot, Node node) {
    Facts facts = node.facts();
    Optional<Value> assumed =
        spot.id().isEmpty() ? Optional.empty() : new Values(words, remarks).assumed(node);
    boolean isDeprecated = words.get("deprecated").flatMap(Item::truth).orElse(false);
    Optional<Deprecation> deprecation =
        isDeprecated
            ? Optional.of(new Deprecation(Optional.empty(), Optional.empty(), Optional.empty()))
            : Optional.empty();
    return new Node(
        node.id(),
        node.type(),
        node.shape(),
        new Facts(
            facts.nullable(),
            assumed,
            facts.choice(),
            facts.unique(),
            new Governance(Optional.empty(), Optional.empty(), deprecation),
            facts.semantics()));
  }
}
