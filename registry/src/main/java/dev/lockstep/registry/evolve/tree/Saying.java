package dev.lockstep.registry.evolve.tree;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Nodes that say as much as is known of a value, and copies of nodes that say something else. */
public final class Saying {
  private Saying() {}

  /** Anything, null too. */
  public static Node anything() {
    return new Node(
        Optional.empty(), DeclaredType.NONE, new Shape.Any(), nullable(Facts.NONE, Null.ALLOWED));
  }

  /** Whether null may stand somewhere. */
  public enum Null {
    ALLOWED,
    FORBIDDEN;

    /** Whether it may. */
    public static Null of(boolean allowed) {
      return allowed ? ALLOWED : FORBIDDEN;
    }
  }

  /** A value of one of these types; null is told apart. */
  public static Node of(Set<ValueType> types, Null nulls) {
    if (types.size() == 1) {
      ValueType type = types.iterator().next();
      return new Node(Optional.empty(), declared(type), shape(type), nullable(Facts.NONE, nulls));
    }
    return types.equals(Set.of(ValueType.INT32, ValueType.INT64))
        ? new Node(
            Optional.empty(),
            new DeclaredType(Optional.of(LogicalType.INTEGER), Optional.empty()),
            Shape.single(),
            nullable(Facts.NONE, nulls))
        : anything();
  }

  /** A type as a contract for MongoDB would declare it. */
  public static DeclaredType declared(ValueType type) {
    return new DeclaredType(
        Stream.of(LogicalType.values()).filter(each -> each.accepts(type)).findFirst(),
        Optional.of(type.word()));
  }

  private static Shape shape(ValueType type) {
    return switch (type) {
      case DOCUMENT -> Shape.Fields.of();
      case ARRAY -> new Shape.Elements(anything(), Size.ANY, false);
      default -> Shape.single();
    };
  }

  /** The types of what may stand at a node, null aside; empty where nobody says. */
  public static Optional<Set<ValueType>> types(Node node) {
    return switch (node.shape()) {
      case Shape.Fields fields -> Optional.of(Set.of(ValueType.DOCUMENT));
      case Shape.Entries entries -> Optional.of(Set.of(ValueType.DOCUMENT));
      case Shape.Elements elements -> Optional.of(Set.of(ValueType.ARRAY));
      case Shape.Single single -> node.type().valueType().map(Set::of).or(() -> logical(node));
      case Shape.Any any -> Optional.empty();
      case Shape.Union union -> Optional.empty();
    };
  }

  /** The few logical types whose values are of few types in every store. */
  private static Optional<Set<ValueType>> logical(Node node) {
    return node.type().physical().isPresent()
        ? Optional.empty()
        : node.type()
            .logical()
            .flatMap(type ->
                switch (type) {
                  case INTEGER -> Optional.of(Set.of(ValueType.INT32, ValueType.INT64));
                  case BOOLEAN -> Optional.of(Set.of(ValueType.BOOL));
                  case STRING, DATE, TIMESTAMP, TIME, NUMBER, OBJECT, ARRAY -> Optional.empty();
                });
  }

  /** The same facts, with null allowed or not. */
  public static Facts nullable(Facts facts, Null nulls) {
    return new Facts(
        nulls == Null.ALLOWED,
        facts.assumed(),
        facts.choice(),
        facts.unique(),
        facts.governance(),
        facts.semantics());
  }

  /** The same facts, with other values listed. */
  public static Facts choosing(Facts facts, Optional<Choice> choice) {
    return new Facts(
        facts.nullable(),
        facts.assumed(),
        choice,
        facts.unique(),
        facts.governance(),
        facts.semantics());
  }

  /** The node as that of another place: without its identity and what else is its own. */
  public static Node copied(Node node) {
    Facts facts = node.facts();
    return new Node(
        Optional.empty(),
        node.type(),
        stripped(node.shape()),
        new Facts(
            facts.nullable(),
            Optional.empty(),
            facts.choice(),
            false,
            facts.governance(),
            facts.semantics()));
  }

  private static Shape stripped(Shape shape) {
    return switch (shape) {
      case Shape.Fields fields ->
          Tree.with(
              fields,
              fields.fields().stream()
                  .map(field -> Tree.holding(field, copied(field.node())))
                  .toList());
      case Shape.Elements all ->
          new Shape.Elements(copied(all.element()), all.size(), all.unique());
      case Shape.Entries all ->
          new Shape.Entries(all.keyPattern(), copied(all.value()), all.size());
      case Shape.Union union ->
          new Shape.Union(
              union.members().stream()
                  .map(member -> new Shape.Member(member.name(), copied(member.node())))
                  .toList(),
              union.discriminator());
      case Shape.Any any -> any;
      case Shape.Single single -> single;
    };
  }

  /** The same node with another id, or none. */
  public static Node identified(Node node, Optional<String> id) {
    return new Node(id, node.type(), node.shape(), node.facts());
  }

  /** The same field under another name of the store. */
  public static Field renamed(Field field, String name) {
    return new Field(name, Optional.empty(), field.required(), field.kind(), field.node());
  }
}
