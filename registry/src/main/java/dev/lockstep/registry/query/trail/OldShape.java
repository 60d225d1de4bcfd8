package dev.lockstep.registry.query.trail;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the contract says about documents of the old shape, as far as rewriting asks. */
public record OldShape(Shape.Fields shape) {
  /** What is known of a statement about documents. */
  public enum Known {
    YES,
    NO,
    UNSAID
  }

  /** Whether no document holds anything at the path. */
  public Known isFree(Path path) {
    if (!shape.at(path).isEmpty()) {
      return Known.NO;
    }
    for (int depth = 1; depth < path.steps().size(); depth++) {
      Path above = new Path(path.steps().subList(0, depth));
      List<Node> nodes = shape.at(above);
      if (nodes.stream().anyMatch(node -> !(node.shape() instanceof Shape.Fields))) {
        return Known.NO;
      }
      if (nodes.isEmpty()) {
        return isFree(above);
      }
      if (!isClosed((Shape.Fields) nodes.getFirst().shape())) {
        return Known.UNSAID;
      }
    }
    return isClosed(shape) ? Known.YES : Known.UNSAID;
  }

  private static boolean isClosed(Shape.Fields fields) {
    return fields.content().filter(c -> c == ContentModel.CLOSED).isPresent();
  }

  /** Whether whatever stands above the path is a document, or absent. */
  public Known standsInDocuments(Path path) {
    Known known = Known.YES;
    for (int depth = 1; depth < path.steps().size(); depth++) {
      List<Node> nodes = shape.at(new Path(path.steps().subList(0, depth)));
      if (nodes.isEmpty()) {
        known = Known.UNSAID;
      } else if (nodes.size() > 1 || !(nodes.getFirst().shape() instanceof Shape.Fields)) {
        return Known.NO;
      }
    }
    return known;
  }

  /** The types that values at the path have; empty where that is not said. Null is among them. */
  public Optional<Set<ValueType>> types(Path path) {
    List<Node> nodes = shape.at(path);
    if (nodes.size() != 1 || standsInDocuments(path) != Known.YES) {
      return Optional.empty();
    }
    Node node = nodes.getFirst();
    return declared(node)
        .map(types -> {
          Set<ValueType> all = EnumSet.copyOf(types);
          if (node.facts().nullable()) {
            all.add(ValueType.NULL);
          }
          return all;
        });
  }

  private static Optional<Set<ValueType>> declared(Node node) {
    return switch (node.shape()) {
      case Shape.Fields fields -> Optional.of(EnumSet.of(ValueType.DOCUMENT));
      case Shape.Entries entries -> Optional.of(EnumSet.of(ValueType.DOCUMENT));
      case Shape.Elements elements -> Optional.of(EnumSet.of(ValueType.ARRAY));
      case Shape.Single single -> single(node).map(EnumSet::of);
      case Shape.Any any -> Optional.empty();
      case Shape.Union union -> Optional.empty();
    };
  }

  /** The words of BSON, and those of CQL that mean one of its types. */
  private static Optional<ValueType> single(Node node) {
    return node.type()
        .valueType()
        .or(() ->
            switch (node.type().physical().orElse("")) {
              case "text", "varchar", "ascii" -> Optional.of(ValueType.STRING);
              case "tinyint", "smallint" -> Optional.of(ValueType.INT32);
              case "bigint" -> Optional.of(ValueType.INT64);
              case "boolean" -> Optional.of(ValueType.BOOL);
              default -> Optional.empty();
            });
  }

  /** Whether the path holds single values only, if anything. */
  public boolean isSingle(Path path) {
    return types(path)
        .filter(t -> !t.contains(ValueType.DOCUMENT) && !t.contains(ValueType.ARRAY))
        .isPresent();
  }

  /** The only values that may stand at the path; null is not said among them. */
  public Optional<List<Value>> values(Path path) {
    List<Node> nodes = shape.at(path);
    return nodes.size() == 1
        ? nodes
            .getFirst()
            .facts()
            .choice()
            .filter(choice -> choice.extent() == Choice.Extent.CLOSED)
            .map(Choice::values)
        : Optional.empty();
  }

  /** Whether every document that has what stands above the path has the path, and no null. */
  public boolean isAlwaysIn(Path above, String name) {
    List<Node> nodes = shape.at(above);
    return nodes.size() == 1
        && !nodes.getFirst().facts().nullable()
        && nodes.getFirst().shape() instanceof Shape.Fields fields
        && fields.fields().stream()
            .anyMatch(field -> field.storedName().equals(name) && field.required());
  }
}
