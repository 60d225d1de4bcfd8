package dev.lockstep.checks.query;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Documents of one shape, small enough that random queries find some and miss some. */
final class Parcels {
  static final List<String> STATES = List.of("new", "sent", "lost");

  /** The shape, with and without the word that there are no other fields. */
  static Shape.Fields shape(ContentModel content) {
    return new Shape.Fields(
        List.of(
            field("_id", ValueType.INT32, true, Facts.NONE),
            field("name", ValueType.STRING, false, nullable()),
            field("count", ValueType.INT32, false, nullable()),
            field("weight", ValueType.DOUBLE, false, Facts.NONE),
            field("paid", ValueType.BOOL, false, Facts.NONE),
            field("state", ValueType.STRING, false, states()),
            Field.of("marks", new Shape.Elements(single(ValueType.INT32), Size.ANY, false)),
            Field.of("loose", new Shape.Any()),
            group("to", field("town", ValueType.STRING, false, Facts.NONE), nested("floor")),
            group("only", field("code", ValueType.STRING, true, Facts.NONE))),
        Optional.of(content),
        Size.ANY);
  }

  private Parcels() {}

  private static Field nested(String name) {
    return field(name, ValueType.INT32, false, nullable());
  }

  private static Field group(String name, Field... fields) {
    return Field.of(
        name, new Shape.Fields(List.of(fields), Optional.of(ContentModel.CLOSED), Size.ANY));
  }

  private static Facts nullable() {
    return new Facts(
        true,
        Optional.empty(),
        Optional.empty(),
        false,
        Facts.NONE.governance(),
        Facts.NONE.semantics());
  }

  private static Facts states() {
    List<Value> values = STATES.stream().<Value>map(Value::text).toList();
    return new Facts(
        false,
        Optional.empty(),
        Optional.of(new Choice(values, Choice.Extent.CLOSED)),
        false,
        Facts.NONE.governance(),
        Facts.NONE.semantics());
  }

  private static Node single(ValueType type) {
    return new Node(
        Optional.empty(),
        new DeclaredType(Optional.empty(), Optional.of(type.word())),
        Shape.single(),
        Facts.NONE);
  }

  private static Field field(String name, ValueType type, boolean required, Facts facts) {
    Node node = single(type);
    return new Field(
        name,
        Optional.empty(),
        required,
        Field.Kind.REGULAR,
        new Node(node.id(), node.type(), node.shape(), facts));
  }

  static List<Document> some(SplittableRandom random, int count) {
    List<Document> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(one(random, i));
    }
    return all;
  }

  private static Document one(SplittableRandom random, int id) {
    Document.Builder fields = Document.builder().add("_id", Value.int32(id));
    maybe(random, fields, "name", () -> orNull(random, name(random)));
    maybe(random, fields, "count", () -> orNull(random, Value.int32(random.nextInt(4))));
    maybe(random, fields, "weight", () -> Value.float64(random.nextInt(5) / 2.0));
    maybe(random, fields, "paid", () -> Value.bool(random.nextBoolean()));
    maybe(random, fields, "state", () -> Value.text(STATES.get(random.nextInt(3))));
    maybe(random, fields, "marks", () -> marks(random));
    maybe(random, fields, "loose", () -> loose(random));
    maybe(random, fields, "to", () -> to(random));
    maybe(random, fields, "only", () -> Document.builder().add("code", name(random)).build());
    return fields.build();
  }

  private static Value name(SplittableRandom random) {
    return Value.text(List.of("ada", "bob", "Cy").get(random.nextInt(3)));
  }

  private static Value orNull(SplittableRandom random, Value value) {
    return random.nextInt(5) == 0 ? Value.NULL : value;
  }

  private static Value marks(SplittableRandom random) {
    List<Value> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(Value.int32(random.nextInt(4)));
    }
    return new Value.Array(items);
  }

  private static Value loose(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> Value.NULL;
      case 1 -> name(random);
      case 2 -> marks(random);
      case 3 -> Document.builder().add("in", Value.int32(random.nextInt(3))).build();
      case 4 ->
          Value.Array.of(
              Document.builder().add("in", Value.int32(random.nextInt(3))).build(),
              Document.empty());
      default -> Value.int32(random.nextInt(4));
    };
  }

  private static Value to(SplittableRandom random) {
    Document.Builder fields = Document.builder();
    maybe(random, fields, "town", () -> name(random));
    maybe(random, fields, "floor", () -> orNull(random, Value.int32(random.nextInt(3))));
    return fields.build();
  }

  private static void maybe(
      SplittableRandom random, Document.Builder fields, String name, Supplier<Value> value) {
    if (random.nextInt(4) > 0) {
      fields.add(name, value.get());
    }
  }
}
