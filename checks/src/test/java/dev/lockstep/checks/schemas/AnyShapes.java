package dev.lockstep.checks.schemas;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.Choice.Extent;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Range.Bound;
import dev.lockstep.model.shape.Range.Edge;
import dev.lockstep.model.shape.Semantics;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Shapes by seed of all that contracts and schemas can both say. */
final class AnyShapes {
  private static final List<String> NAMES = List.of("a", "b", "ab", "c d", "ü", "a/b~c");
  private static final List<String> PATTERNS = List.of("^a", "b$", "^[ab]{1,2}$", "a|b");
  private static final List<BigDecimal> NUMBERS =
      List.of(
          new BigDecimal("-2"),
          BigDecimal.ZERO,
          new BigDecimal("1"),
          new BigDecimal("2.5"),
          new BigDecimal("9007199254740993"));

  private final RandomGenerator random;
  private final boolean isBson;

  AnyShapes(RandomGenerator random, boolean isBson) {
    this.random = random;
    this.isBson = isBson;
  }

  /** The fields of a document, with the key that every one of MongoDB has. */
  Shape.Fields documents() {
    List<Field> fields = new ArrayList<>();
    fields.add(
        new Field(
            "_id",
            Optional.empty(),
            true,
            Field.Kind.REGULAR,
            single(false, LogicalType.STRING, "string", limits(LogicalType.STRING))));
    fields.addAll(fields(3).fields());
    return new Shape.Fields(fields, content(), Size.ANY);
  }

  private Shape.Fields fields(int depth) {
    List<Field> fields = new ArrayList<>();
    for (String name : NAMES) {
      if (random.nextInt(3) == 0) {
        fields.add(
            new Field(
                name, Optional.empty(), random.nextBoolean(), Field.Kind.REGULAR, node(depth)));
      }
    }
    return new Shape.Fields(fields, content(), size());
  }

  private Optional<ContentModel> content() {
    return switch (random.nextInt(3)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(ContentModel.OPEN);
      default -> Optional.of(ContentModel.CLOSED);
    };
  }

  private Size size() {
    int min = random.nextInt(2);
    return switch (random.nextInt(4)) {
      case 0 -> new Size(OptionalLong.of(min), OptionalLong.of(min + random.nextInt(3)));
      case 1 -> new Size(OptionalLong.empty(), OptionalLong.of(random.nextInt(3)));
      default -> Size.ANY;
    };
  }

  private Node node(int depth) {
    boolean nullable = random.nextInt(3) == 0;
    return switch (random.nextInt(depth > 0 ? 9 : 5)) {
      case 0 -> place(nullable, DeclaredType.NONE, new Shape.Any(), Optional.empty());
      case 1 -> chosen(nullable);
      case 2, 3, 4 -> single(nullable);
      case 5 -> place(nullable, type(LogicalType.OBJECT, "object"), fields(depth - 1));
      case 6 ->
          place(
              nullable,
              type(LogicalType.ARRAY, "array"),
              new Shape.Elements(node(depth - 1), size(), random.nextInt(4) == 0));
      case 7 -> {
        Optional<String> keys =
            Optional.of(PATTERNS.get(random.nextInt(PATTERNS.size())))
                .filter(pattern -> random.nextBoolean());
        yield place(
            nullable,
            type(LogicalType.OBJECT, "object"),
            new Shape.Entries(keys, node(depth - 1), size()));
      }
      default -> union(nullable, depth);
    };
  }

  private Node union(boolean nullable, int depth) {
    List<Shape.Member> members = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      Node node = node(depth - 1);
      while (node.facts().nullable() || node.shape() instanceof Shape.Any) {
        node = node(depth - 1);
      }
      members.add(new Shape.Member("m" + i, node));
    }
    Shape union = new Shape.Union(members, Optional.empty());
    return place(nullable, DeclaredType.NONE, union, Optional.empty());
  }

  private Node single(boolean nullable) {
    return switch (random.nextInt(4)) {
      case 0 -> single(nullable, LogicalType.STRING, "string", limits(LogicalType.STRING));
      case 1 -> {
        boolean isAny = random.nextBoolean();
        DeclaredType type =
            isAny
                ? new DeclaredType(Optional.of(LogicalType.NUMBER), Optional.empty())
                : type(LogicalType.NUMBER, "double");
        yield place(nullable, type, new Shape.Single(limits(LogicalType.NUMBER)));
      }
      case 2 -> single(nullable, LogicalType.INTEGER, "long", limits(LogicalType.INTEGER));
      default -> single(nullable, LogicalType.BOOLEAN, "bool", Limits.NONE);
    };
  }

  private Node single(boolean nullable, LogicalType logical, String physical, Limits limits) {
    return place(nullable, type(logical, physical), new Shape.Single(limits));
  }

  private Limits limits(LogicalType type) {
    boolean isText = type == LogicalType.STRING;
    return new Limits(
        isText ? Range.ANY : range(),
        isText ? size() : Size.ANY,
        Optional.empty(),
        Optional.empty(),
        Optional.of(PATTERNS.get(random.nextInt(PATTERNS.size())))
            .filter(pattern -> isText && random.nextInt(3) == 0),
        Optional.empty());
  }

  private Range range() {
    int low = random.nextInt(NUMBERS.size());
    int high = low + 1 + random.nextInt(2);
    return new Range(
        Optional.of(new Bound(NUMBERS.get(low), edge())).filter(bound -> random.nextBoolean()),
        high < NUMBERS.size() && random.nextBoolean()
            ? Optional.of(new Bound(NUMBERS.get(high), edge()))
            : Optional.empty(),
        random.nextInt(4) == 0 ? Optional.of(new BigDecimal("0.5")) : Optional.empty());
  }

  private Edge edge() {
    return random.nextBoolean() ? Edge.INCLUDED : Edge.EXCLUDED;
  }

  private Node chosen(boolean nullable) {
    boolean isText = random.nextBoolean();
    List<Value> values =
        isText
            ? List.of(Value.text("a"), Value.text("ab"))
            : List.of(Value.int32(0), Value.int32(1), Value.int32(7));
    Choice choice = new Choice(values.subList(0, 1 + random.nextInt(values.size())), Extent.CLOSED);
    DeclaredType type =
        isText ? type(LogicalType.STRING, "string") : type(LogicalType.INTEGER, "long");
    return place(nullable, type, Shape.single(), Optional.of(choice));
  }

  private DeclaredType type(LogicalType logical, String physical) {
    return new DeclaredType(
        Optional.of(logical), isBson ? Optional.of(physical) : Optional.empty());
  }

  private static Node place(boolean nullable, DeclaredType type, Shape shape) {
    return place(nullable, type, shape, Optional.empty());
  }

  private static Node place(
      boolean nullable, DeclaredType type, Shape shape, Optional<Choice> choice) {
    return new Node(
        Optional.empty(),
        type,
        shape,
        new Facts(nullable, Optional.empty(), choice, false, Governance.NONE, Semantics.NONE));
  }
}
