package dev.lockstep.registry.exchange.dynamo;

import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Semantics;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.exchange.draft.Anything;
import java.util.List;
import java.util.Optional;

/** The types of DynamoDB, by their own words. */
enum ItemType {
  S(LogicalType.STRING),
  N(LogicalType.NUMBER),
  B(LogicalType.STRING),
  BOOL(LogicalType.BOOLEAN),
  M(LogicalType.OBJECT),
  L(LogicalType.ARRAY),
  SS(LogicalType.ARRAY),
  NS(LogicalType.ARRAY),
  BS(LogicalType.ARRAY);

  private final LogicalType logical;

  ItemType(LogicalType logical) {
    this.logical = logical;
  }

  /** What a contract says of it. */
  DeclaredType type() {
    return type(logical);
  }

  /** What a contract says of it where values of this type mean another. */
  DeclaredType type(LogicalType meant) {
    return new DeclaredType(Optional.of(meant), Optional.of(name()));
  }

  /** What values of it are made of, as far as the type itself says. */
  Shape shape() {
    return switch (this) {
      case S, N, B, BOOL -> Shape.single();
      case M -> new Shape.Fields(List.of(), Optional.empty(), Size.ANY);
      case L -> new Shape.Elements(Anything.node(Optional.empty()), Size.ANY, false);
      case SS -> set(S);
      case NS -> set(N);
      case BS -> set(B);
    };
  }

  private static Shape set(ItemType element) {
    Node node = element.node(Optional.empty());
    return new Shape.Elements(node, Size.ANY, true);
  }

  /** A place of this type of which nothing else is said. */
  Node node(Optional<String> id) {
    return new Node(id, type(), shape(), facts(Optional.empty()));
  }

  /** Nothing but the only values, where there are some; null is not allowed. */
  static Facts facts(Optional<Choice> choice) {
    return new Facts(false, Optional.empty(), choice, false, Governance.NONE, Semantics.NONE);
  }
}
