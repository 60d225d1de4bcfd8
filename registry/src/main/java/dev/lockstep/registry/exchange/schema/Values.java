package dev.lockstep.registry.exchange.schema;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.Choice.Extent;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.Remarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the values that a schema lists, and the one it assumes. */
final class Values {
  private static final int DEPTH_MAX = 3;

  private final Keywords words;
  private final Remarks remarks;

  Values(Keywords words, Remarks remarks) {
    this.words = words;
    this.remarks = remarks;
  }

  /** The values that all lists have, null among them; empty where the schema lists none. */
  Optional<List<Value>> listed() {
    List<List<Item>> lists = new ArrayList<>();
    words.all("enum").forEach(item -> lists.add(item.items()));
    words.all("const").forEach(item -> lists.add(List.of(item)));
    return lists.stream()
        .map(list -> list.stream().flatMap(item -> read(item).stream()).distinct().toList())
        .reduce((common, values) -> common.stream().filter(values::contains).toList());
  }

  private Optional<Value> read(Item item) {
    Optional<Value> value = item.value().filter(each -> depth(each) <= DEPTH_MAX);
    if (value.isEmpty()) {
      remarks.add(item, "this value is none that contracts take");
    }
    return value;
  }

  /** How deep lists and documents nest in a value. */
  static int depth(Value value) {
    return switch (value) {
      case Value.Array array -> 1 + array.items().stream().mapToInt(Values::depth).max().orElse(0);
      case Document document ->
          1
              + document.names().stream()
                  .mapToInt(name -> document.get(name).map(Values::depth).orElse(0))
                  .max()
                  .orElse(0);
      default -> 0;
    };
  }

  /** The only values of a type; those of other types can never stand there. */
  Optional<Choice> choice(DeclaredType type, List<Value> listed) {
    List<Value> values =
        listed.stream()
            .filter(value -> value.type() != ValueType.NULL)
            .flatMap(value -> Kind.taken(type, value).stream())
            .distinct()
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(new Choice(values, Extent.CLOSED));
  }

  /** The default of a place, where it is one of the values that may stand there. */
  Optional<Value> assumed(Node node) {
    Optional<Item> item = words.get("default");
    Optional<Value> value = item.flatMap(this::read).flatMap(each -> fitting(node, each));
    if (item.isPresent() && value.isEmpty()) {
      remarks.add(item.get(), "the default cannot stand where it is assumed");
    }
    return value;
  }

  private static Optional<Value> fitting(Node node, Value value) {
    if (value.type() == ValueType.NULL) {
      return Optional.of(value).filter(each -> node.facts().nullable());
    }
    return Kind.taken(node.type(), value)
        .filter(each ->
            node.facts().choice().map(only -> only.values().contains(each)).orElse(true)
                && isWithin(node.shape(), each));
  }

  private static boolean isWithin(Shape shape, Value value) {
    return !(shape instanceof Shape.Single(Limits limits))
        || Value.number(value).map(limits.range()::contains).orElse(true);
  }
}
