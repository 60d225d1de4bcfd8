package dev.lockstep.registry.compare;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Small documents that a shape allows, to show what a difference breaks. */
public final class Specimens {
  private Specimens() {}

  /** The smallest document: what is required, and nothing else. */
  public static Document smallest(Shape.Fields shape) {
    return document(shape, List.of());
  }

  /** The smallest document in which this place is there, elements and entries once each. */
  public static Document with(Shape.Fields shape, Path path) {
    return document(shape, path.steps());
  }

  /** The smallest document in which this value stands at the path. */
  public static Document holding(Shape.Fields shape, Path path, Value value) {
    return (Document) put(document(shape, path.steps()), path.steps(), value);
  }

  /** The smallest document in which everything above the path is there, and nothing at it. */
  public static Document without(Shape.Fields shape, Path path) {
    List<Step> steps = path.steps();
    return (Document) dropped(document(shape, steps), steps);
  }

  /** A value that may stand in a place. */
  public static Value of(Node node) {
    return value(node, List.of());
  }

  /** An array or map of so many equal elements. */
  public static Value ofSize(Node node, int size) {
    return switch (node.shape()) {
      case Shape.Elements all ->
          new Value.Array(Collections.nCopies(size, value(all.element(), List.of())));
      case Shape.Entries all -> {
        Document.Builder entries = Document.builder();
        for (int i = 0; i < size; i++) {
          entries = entries.add("key" + i, value(all.value(), List.of()));
        }
        yield entries.build();
      }
      default -> value(node, List.of());
    };
  }

  private static Document document(Shape.Fields shape, List<Step> wanted) {
    Document.Builder document = Document.builder();
    for (Field field : shape.fields()) {
      boolean isWanted =
          !wanted.isEmpty() && wanted.getFirst().equals(new Step.Field(field.storedName()));
      if (field.required() || isWanted) {
        List<Step> rest = isWanted ? wanted.subList(1, wanted.size()) : List.of();
        document = document.add(field.storedName(), value(field.node(), rest));
      }
    }
    return document.build();
  }

  private static Value value(Node node, List<Step> wanted) {
    if (node.facts().choice().filter(choice -> !choice.values().isEmpty()).isPresent()) {
      return node.facts().choice().get().values().getFirst();
    }
    return switch (node.shape()) {
      case Shape.Any any -> single(node);
      case Shape.Single single -> single(node);
      case Shape.Fields fields -> document(fields, wanted);
      case Shape.Elements all -> {
        long least = Math.max(all.size().min().orElse(0), wanted.isEmpty() ? 0 : 1);
        List<Value> elements = new ArrayList<>();
        for (long i = 0; i < Math.min(least, 3); i++) {
          elements.add(value(all.element(), wanted.isEmpty() ? wanted : tail(wanted)));
        }
        yield new Value.Array(elements);
      }
      case Shape.Entries all ->
          wanted.isEmpty()
              ? Document.builder().build()
              : Document.of("key", value(all.value(), tail(wanted)));
      case Shape.Union union -> value(union.members().getFirst().node(), wanted);
    };
  }

  private static List<Step> tail(List<Step> steps) {
    return steps.subList(1, steps.size());
  }

  private static Value single(Node node) {
    return node.type()
        .valueType()
        .map(type ->
            switch (type) {
              case DOUBLE -> Value.float64(1.5);
              case INT32 -> Value.int32(1);
              case INT64 -> Value.int64(1);
              case BOOL -> Value.bool(true);
              case DATE -> new Value.DateTime(0);
              case OBJECT_ID -> Value.ObjectId.of("0".repeat(24));
              case DOCUMENT -> Document.builder().build();
              case ARRAY -> Value.Array.of();
              default -> Value.text("text");
            })
        .orElseGet(() -> node.type().logical().map(Specimens::single).orElse(Value.text("text")));
  }

  private static Value single(LogicalType type) {
    return switch (type) {
      case NUMBER -> Value.float64(1.5);
      case INTEGER -> Value.int32(1);
      case BOOLEAN -> Value.bool(true);
      case OBJECT -> Document.builder().build();
      case ARRAY -> Value.Array.of();
      case DATE -> Value.text("2026-01-01");
      case TIMESTAMP -> new Value.DateTime(0);
      case STRING, TIME -> Value.text("text");
    };
  }

  private static Value put(Value whole, List<Step> steps, Value value) {
    if (steps.isEmpty()) {
      return value;
    }
    List<Step> rest = tail(steps);
    return switch (steps.getFirst()) {
      case Step.Field(String name) when whole instanceof Document document ->
          document.with(name, put(document.get(name).orElse(Value.NULL), rest, value));
      case Step.Elements all when whole instanceof Value.Array array && !array.items().isEmpty() ->
          Value.Array.of(put(array.items().getFirst(), rest, value));
      case Step.Entries all when whole instanceof Document document && document.size() > 0 ->
          document.with(document.name(0), put(document.value(0), rest, value));
      default -> whole;
    };
  }

  private static Value dropped(Value whole, List<Step> steps) {
    List<Step> rest = tail(steps);
    return switch (steps.getFirst()) {
      case Step.Field(String name) when whole instanceof Document document -> {
        Optional<Value> held = document.get(name);
        yield held.isEmpty()
            ? document
            : rest.isEmpty()
                ? document.without(name)
                : document.with(name, dropped(held.get(), rest));
      }
      case Step.Elements all when whole instanceof Value.Array array && !array.items().isEmpty() ->
          rest.isEmpty()
              ? Value.Array.of()
              : Value.Array.of(dropped(array.items().getFirst(), rest));
      case Step.Entries all when whole instanceof Document document && document.size() > 0 ->
          rest.isEmpty()
              ? Document.builder().build()
              : document.with(document.name(0), dropped(document.value(0), rest));
      default -> whole;
    };
  }
}
