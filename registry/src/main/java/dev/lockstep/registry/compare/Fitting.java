package dev.lockstep.registry.compare;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges whether a document is one that a shape allows. */
public final class Fitting {
  private Fitting() {}

  /** Whether a shape allows this document. */
  public static Fit of(Shape.Fields shape, Document document) {
    Stream<Fit> named = shape.fields().stream().map(field -> of(field, document));
    return Fit.all(
        Stream.of(
                named,
                Stream.of(sized(shape.size(), document.size())),
                Stream.of(Fit.when(!isClosed(shape) || !hasOthers(shape, document))))
            .flatMap(each -> each));
  }

  private static boolean isClosed(Shape.Fields shape) {
    return shape.content().filter(ContentModel.CLOSED::equals).isPresent();
  }

  private static boolean hasOthers(Shape.Fields shape, Document document) {
    List<String> names = shape.fields().stream().map(Field::storedName).toList();
    return document.names().stream().anyMatch(name -> !names.contains(name));
  }

  private static Fit of(Field field, Document document) {
    return document
        .get(field.storedName())
        .map(value -> of(field.node(), value))
        .orElse(Fit.when(!field.required()));
  }

  /** Whether this value may stand in a place. */
  public static Fit of(Node node, Value value) {
    if (value instanceof Value.Null) {
      return Fit.when(node.facts().nullable() || node.shape() instanceof Shape.Any);
    }
    return Fit.all(Stream.of(chosen(node.facts().choice(), value), structured(node, value)));
  }

  /** Whether this value is of the type of a place, whatever else is asked of it there. */
  public static boolean isOfType(Node node, Value value) {
    return switch (node.shape()) {
      case Shape.Any any -> Kinds.fit(node.type(), value) != Fit.FAILS;
      case Shape.Single single -> Kinds.fit(node.type(), value) != Fit.FAILS;
      case Shape.Fields fields -> value instanceof Document;
      case Shape.Entries entries -> value instanceof Document;
      case Shape.Elements all -> value instanceof Value.Array;
      case Shape.Union union ->
          union.members().stream().anyMatch(member -> isOfType(member.node(), value));
    };
  }

  private static Fit chosen(Optional<Choice> choice, Value value) {
    return choice
        .filter(each -> each.extent() == Choice.Extent.CLOSED)
        .map(each -> Fit.when(each.values().stream().anyMatch(one -> isSame(one, value))))
        .orElse(Fit.FITS);
  }

  /** Numbers are the same whatever their type. */
  private static boolean isSame(Value one, Value other) {
    Optional<BigDecimal> number = Value.number(one);
    return one.equals(other)
        || (number.isPresent()
            && Value.number(other).filter(each -> each.compareTo(number.get()) == 0).isPresent());
  }

  private static Fit structured(Node node, Value value) {
    return switch (node.shape()) {
      case Shape.Any any -> Kinds.fit(node.type(), value);
      case Shape.Single(Limits limits) ->
          Fit.all(Stream.of(Kinds.fit(node.type(), value), Limited.by(limits, value)));
      case Shape.Fields fields ->
          value instanceof Document document ? of(fields, document) : Fit.FAILS;
      case Shape.Elements all -> value instanceof Value.Array array ? of(all, array) : Fit.FAILS;
      case Shape.Entries all -> value instanceof Document map ? of(all, map) : Fit.FAILS;
      case Shape.Union union -> of(union, value);
    };
  }

  private static Fit of(Shape.Elements shape, Value.Array array) {
    List<Value> items = array.items();
    boolean isTwice =
        shape.unique()
            && IntStream.range(0, items.size())
                .anyMatch(
                    i -> items.subList(0, i).stream().anyMatch(item -> isSame(item, items.get(i))));
    return Fit.all(
        Stream.concat(
            Stream.of(sized(shape.size(), items.size()), Fit.when(!isTwice)),
            items.stream().map(item -> of(shape.element(), item))));
  }

  private static Fit of(Shape.Entries shape, Document map) {
    return Fit.all(
        Stream.concat(
            Stream.of(sized(shape.size(), map.size())),
            IntStream.range(0, map.size())
                .mapToObj(i ->
                    Fit.all(
                        Stream.of(
                            Patterns.fit(shape.keyPattern(), map.name(i)),
                            of(shape.value(), map.value(i)))))));
  }

  private static Fit of(Shape.Union union, Value value) {
    Optional<Shape.Discriminator> told = union.discriminator();
    if (told.isEmpty()) {
      return Fit.any(union.members().stream().map(member -> of(member.node(), value)));
    }
    Optional<String> name =
        at(told.get().path(), value)
            .filter(Value.Text.class::isInstance)
            .flatMap(
                word -> Optional.ofNullable(told.get().values().get(((Value.Text) word).value())));
    return union.members().stream()
        .filter(member -> name.filter(member.name()::equals).isPresent())
        .findFirst()
        .map(member -> of(member.node(), value))
        .orElse(Fit.FAILS);
  }

  private static Optional<Value> at(Path path, Value whole) {
    Optional<Value> held = Optional.of(whole);
    for (Step step : path.steps()) {
      held =
          held.flatMap(value ->
              step instanceof Step.Field(String name) && value instanceof Document document
                  ? document.get(name)
                  : Optional.empty());
    }
    return held;
  }

  static Fit sized(Size size, long number) {
    return Fit.when(number >= size.min().orElse(0) && number <= size.max().orElse(Long.MAX_VALUE));
  }
}
