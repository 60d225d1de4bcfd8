package dev.lockstep.registry.compare;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Small documents that a shape allows, to show what a difference breaks. */
public final class Specimens {
  /**
   * What has to be there.
   *
   * @param steps to it from here
   * @param members the alternatives to take in unions on the way, outermost first
   * @param everything whether all that there may be
   */
  private record Wanted(List<Step> steps, List<String> members, boolean everything) {
    private static final Wanted NOTHING = new Wanted(List.of(), List.of(), false);
    private static final Wanted EVERYTHING = new Wanted(List.of(), List.of(), true);

    private static Wanted at(Path path) {
      return new Wanted(path.steps(), List.of(), false);
    }

    private static Wanted at(Spot spot) {
      return new Wanted(spot.path().steps(), spot.member(), false);
    }

    private boolean isNothing() {
      return steps.isEmpty() && !everything;
    }

    private boolean isIn(Field field) {
      return everything
          || (!steps.isEmpty() && steps.getFirst().equals(new Step.Field(field.storedName())));
    }

    private Wanted inside() {
      return steps.isEmpty() ? this : new Wanted(tail(steps), members, everything);
    }
  }

  private static final int SIZE_MAX = 1_000;

  private Specimens() {}

  /** The smallest document: what is required, and nothing else. */
  public static Document smallest(Shape.Fields shape) {
    return document(shape, Wanted.NOTHING);
  }

  /** A document with every field, elements and entries once each. */
  public static Document fullest(Shape.Fields shape) {
    return document(shape, Wanted.EVERYTHING);
  }

  /** The smallest document in which this place is there, elements and entries once each. */
  public static Document with(Shape.Fields shape, Path path) {
    return document(shape, Wanted.at(path));
  }

  /** The smallest document in which this value stands at the path. */
  public static Document holding(Shape.Fields shape, Path path, Value value) {
    return (Document) put(document(shape, Wanted.at(path)), path.steps(), value);
  }

  /** The smallest document in which everything above the path is there, and nothing at it. */
  public static Document without(Shape.Fields shape, Path path) {
    return without(shape, Wanted.at(path));
  }

  /** The same for a place that may be one of an alternative. */
  public static Document without(Shape.Fields shape, Spot spot) {
    return without(shape, Wanted.at(spot));
  }

  private static Document without(Shape.Fields shape, Wanted wanted) {
    return (Document) dropped(document(shape, wanted), wanted.steps());
  }

  /** A value that may stand in a place. */
  public static Value of(Node node) {
    return value(node, Wanted.NOTHING);
  }

  /**
   * The smallest document of one place's shape in which the other version does not allow what
   * stands at the path, as far as such a value is found.
   */
  public static Document refuting(Shape.Fields shape, Spot one, Spot other) {
    Document usual = document(shape, Wanted.at(one));
    return Singles.onlyIn(one.node(), other.node())
        .map(value -> (Document) put(usual, one.path().steps(), value))
        .orElse(usual);
  }

  /** The smallest document in which this alternative of a union stands in a place. */
  public static Document holding(Shape.Fields shape, Spot union, String member) {
    Shape.Union all = (Shape.Union) union.node().shape();
    Shape.Member one =
        all.members().stream()
            .filter(each -> each.name().equals(member))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No alternative " + member));
    return holding(shape, union.path(), ofMember(all, one, Wanted.NOTHING));
  }

  /** A number as a value of the type that a place has. */
  public static Value number(Node node, BigDecimal number) {
    return Singles.number(node, number);
  }

  /** An array or map of so many elements, equal ones where the array may hold a value twice. */
  public static Value ofSize(Node node, int size) {
    return switch (node.shape()) {
      case Shape.Elements all -> elements(all, size, Wanted.NOTHING);
      case Shape.Entries all -> entries(all, size, Wanted.NOTHING);
      default -> value(node, Wanted.NOTHING);
    };
  }

  private static Value elements(Shape.Elements all, long size, Wanted wanted) {
    Value first = value(all.element(), wanted);
    List<Value> elements = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      Optional<Value> another = all.unique() ? another(all.element(), first, i) : Optional.empty();
      elements.add(another.orElse(first));
    }
    return new Value.Array(elements);
  }

  /** A value unlike the others of its array. */
  private static Optional<Value> another(Node node, Value first, long number) {
    return Stream.of(Singles.number(node, BigDecimal.valueOf(number)), Value.text("text" + number))
        .filter(value -> number > 0 && Fitting.of(node, value) == Fit.FITS)
        .filter(value -> !value.equals(first))
        .findFirst();
  }

  private static Value entries(Shape.Entries all, long size, Wanted wanted) {
    Value value = value(all.value(), wanted);
    Document.Builder entries = Document.builder();
    for (String key : Patterns.texts(all.keyPattern(), (int) size)) {
      entries = entries.add(key, value);
    }
    return entries.build();
  }

  private static Document document(Shape.Fields shape, Wanted wanted) {
    Document.Builder document = Document.builder();
    for (Field field : shape.fields()) {
      boolean isWanted = wanted.isIn(field);
      if (field.required() || isWanted) {
        Wanted rest = isWanted ? wanted.inside() : Wanted.NOTHING;
        document = document.add(field.storedName(), value(field.node(), rest));
      }
    }
    return document.build();
  }

  private static Value value(Node node, Wanted wanted) {
    if (node.facts().choice().filter(choice -> !choice.values().isEmpty()).isPresent()) {
      return node.facts().choice().get().values().getFirst();
    }
    return switch (node.shape()) {
      case Shape.Any any -> Singles.of(node);
      case Shape.Single single -> Singles.of(node);
      case Shape.Fields fields -> document(fields, wanted);
      case Shape.Elements all -> elements(all, least(all.size(), wanted), wanted.inside());
      case Shape.Entries all -> entries(all, least(all.size(), wanted), wanted.inside());
      case Shape.Union union -> ofUnion(union, wanted);
    };
  }

  private static long least(Size size, Wanted wanted) {
    return Math.min(SIZE_MAX, Math.max(size.min().orElse(0), wanted.isNothing() ? 0 : 1));
  }

  private static Value ofUnion(Shape.Union union, Wanted wanted) {
    Optional<Shape.Member> named =
        union.members().stream()
            .filter(each -> wanted.members().stream().limit(1).anyMatch(each.name()::equals))
            .findFirst();
    return named
        .map(member -> {
          Wanted rest =
              new Wanted(
                  wanted.steps(),
                  wanted.members().subList(1, wanted.members().size()),
                  wanted.everything());
          return ofMember(union, member, rest);
        })
        .orElseGet(() -> ofMember(union, holding(union, wanted), wanted));
  }

  /** The first alternative that has what is wanted. */
  private static Shape.Member holding(Shape.Union union, Wanted wanted) {
    return union.members().stream()
        .filter(each -> !wanted.steps().isEmpty())
        .filter(each -> !each.node().shape().at(new Path(wanted.steps())).isEmpty())
        .findFirst()
        .orElse(union.members().getFirst());
  }

  /** A value of an alternative, told apart as the union says. */
  private static Value ofMember(Shape.Union union, Shape.Member member, Wanted wanted) {
    Value value = value(member.node(), wanted);
    return union
        .discriminator()
        .flatMap(told ->
            told.values().entrySet().stream()
                .filter(each -> each.getValue().equals(member.name()))
                .map(each -> put(value, told.path().steps(), Value.text(each.getKey())))
                .findFirst())
        .orElse(value);
  }

  private static List<Step> tail(List<Step> steps) {
    return steps.subList(1, steps.size());
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
          withFirst(array, put(array.items().getFirst(), rest, value));
      case Step.Entries all when whole instanceof Document document && document.size() > 0 ->
          document.with(document.name(0), put(document.value(0), rest, value));
      default -> whole;
    };
  }

  private static Value withFirst(Value.Array array, Value first) {
    List<Value> items = new ArrayList<>(array.items());
    items.set(0, first);
    return new Value.Array(items);
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
