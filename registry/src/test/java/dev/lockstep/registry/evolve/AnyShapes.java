package dev.lockstep.registry.evolve;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.evolve.tree.Presence;
import dev.lockstep.registry.evolve.tree.Saying;
import dev.lockstep.registry.evolve.tree.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Shapes of one layout with types, presence and bounds by chance, and documents of them. */
final class AnyShapes {
  private static final List<ValueType> TYPES =
      List.of(
          ValueType.STRING,
          ValueType.STRING,
          ValueType.INT32,
          ValueType.INT64,
          ValueType.DOUBLE,
          ValueType.BOOL,
          ValueType.DATE);
  private static final List<String> TEXTS =
      List.of("", "a", "a b", "12", "4.50", "true", "Ann Lee", "2020-01-02", "Not yet rated");

  private final SplittableRandom random;

  AnyShapes(SplittableRandom random) {
    this.random = random;
  }

  CollectionPromise collection() {
    return promise(
        new Shape.Fields(
            List.of(
                field("a", single()),
                field("b", single()),
                field("c", single()),
                field("z", single()),
                field("n", nested("x", "y")),
                field("list", elements(nested("k", "x", "y"))),
                field("map", entries(nested("x", "y"))),
                field("tags", elements(single()))),
            Optional.of(ContentModel.CLOSED),
            Size.ANY));
  }

  static CollectionPromise promise(Shape.Fields shape) {
    return new CollectionPromise(
        Optional.of("orders"),
        "orders",
        Optional.empty(),
        Optional.empty(),
        shape,
        Keys.NONE,
        List.of(),
        List.of(),
        Storage.NONE,
        Governance.NONE);
  }

  private Field field(String name, Node node) {
    return Tree.field(
        name,
        Presence.of(random.nextInt(3) > 0),
        Saying.identified(node, Optional.of("id-" + name + random.nextInt())));
  }

  private Node nested(String... names) {
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(name.equals("k") ? field("k", text()) : field(name, single()));
    }
    return plain(
        ValueType.DOCUMENT, new Shape.Fields(fields, Optional.of(ContentModel.CLOSED), Size.ANY));
  }

  private Node text() {
    return plain(ValueType.STRING, Shape.single());
  }

  private Node elements(Node element) {
    int min = random.nextInt(2);
    return plain(
        ValueType.ARRAY,
        new Shape.Elements(
            element, new Size(OptionalLong.of(min), OptionalLong.of(min + 3)), false));
  }

  private Node entries(Node value) {
    return plain(ValueType.DOCUMENT, new Shape.Entries(Optional.empty(), value, Size.ANY));
  }

  private Node plain(ValueType type, Shape shape) {
    return new Node(
        Optional.empty(),
        Saying.declared(type),
        shape,
        Saying.nullable(Facts.NONE, Saying.Null.of(random.nextInt(4) == 0)));
  }

  private Node single() {
    ValueType type = TYPES.get(random.nextInt(TYPES.size()));
    boolean isInteger = type == ValueType.INT32 || type == ValueType.INT64;
    Limits bounded =
        new Limits(
            new Range(
                Optional.of(new Range.Bound(BigDecimal.valueOf(-3), Range.Edge.INCLUDED)),
                Optional.of(new Range.Bound(BigDecimal.valueOf(9), Range.Edge.INCLUDED)),
                Optional.empty()),
            Size.ANY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Node node =
        plain(type, isInteger && random.nextBoolean() ? new Shape.Single(bounded) : Shape.single());
    if (type != ValueType.STRING || random.nextBoolean()) {
      return node;
    }
    Choice choice = new Choice(List.of(Value.text("a"), Value.text("12")), Choice.Extent.CLOSED);
    return Tree.said(node, Saying.choosing(node.facts(), Optional.of(choice)));
  }

  Document document(Shape.Fields shape) {
    Document.Builder document = Document.builder();
    for (Field field : shape.fields()) {
      if (field.required() || random.nextInt(3) > 0) {
        document.add(field.storedName(), value(field.node()));
      }
    }
    return document.build();
  }

  private Value value(Node node) {
    if (node.facts().nullable() && random.nextInt(4) == 0) {
      return Value.NULL;
    }
    if (node.facts().choice().isPresent()) {
      List<Value> values = node.facts().choice().get().values();
      return values.get(random.nextInt(values.size()));
    }
    return switch (node.shape()) {
      case Shape.Any any -> Value.int32(1);
      case Shape.Single single -> single(Saying.types(node).orElse(Set.of(ValueType.STRING)));
      case Shape.Fields fields -> document(fields);
      case Shape.Elements all ->
          new Value.Array(
              IntStream.range(0, size(all.size())).mapToObj(i -> value(all.element())).toList());
      case Shape.Entries all -> {
        Document.Builder map = Document.builder();
        for (int i = size(all.size()); i > 0; i--) {
          map.add("k" + i, value(all.value()));
        }
        yield map.build();
      }
      case Shape.Union union -> value(union.members().getFirst().node());
    };
  }

  private int size(Size size) {
    return (int) (size.min().orElse(0) + random.nextInt(3));
  }

  private Value single(Set<ValueType> types) {
    return switch (types.iterator().next()) {
      case INT32 -> Value.int32(random.nextInt(-3, 10));
      case INT64 -> Value.int64(random.nextInt(-3, 10));
      case DOUBLE -> Value.float64(random.nextInt(-4, 5) / 2.0);
      case BOOL -> Value.bool(random.nextBoolean());
      case DATE -> new Value.DateTime(random.nextLong(1L << 40));
      default -> Value.text(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }
}
