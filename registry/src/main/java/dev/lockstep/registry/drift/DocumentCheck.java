package dev.lockstep.registry.drift;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.pattern.TextPattern;
import dev.lockstep.model.pattern.TextPatternException;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.compare.Choices;
import dev.lockstep.registry.drift.Difference.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds documents to a shape and counts what differs. For one thread. */
final class DocumentCheck {
  private static final String OURS = "_lockstep";

  private final Typing typing;
  private final Map<String, Optional<TextPattern>> patterns = new HashMap<>();
  private final IdentityHashMap<Choice, Set<String>> choices = new IdentityHashMap<>();
  private final IdentityHashMap<Shape.Fields, Map<String, Field>> declared =
      new IdentityHashMap<>();
  private Tally tally = new Tally();

  /** Who sees to the types of values. */
  enum Typing {
    /** Nobody: each is held to the contract. */
    FREE,
    /** The store: the columns of its tables are compared instead. */
    DECLARED
  }

  DocumentCheck(Typing typing) {
    this.typing = typing;
  }

  Tally tally() {
    return tally;
  }

  /** The patterns that were not understood, so that no text was held to them. */
  List<String> unread() {
    return patterns.entrySet().stream()
        .filter(each -> each.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Holds a document to the shape of its collection. */
  void check(Shape.Fields shape, Document document) {
    fields(shape, document);
  }

  private void fields(Shape.Fields shape, Document document) {
    size(shape.size(), document.size(), "fields");
    Map<String, Field> known = declared.computeIfAbsent(shape, DocumentCheck::byName);
    for (Field field : shape.fields()) {
      if (field.required() && !document.has(field.storedName())) {
        tally.enter(new Step.Field(field.storedName()));
        tally.add(Kind.REQUIRED_MISSING, "it is promised, and not there");
        tally.leave();
      }
    }
    boolean isOpen = shape.content().equals(Optional.of(ContentModel.OPEN));
    for (int i = 0; i < document.size(); i++) {
      String name = document.name(i);
      Field field = known.get(name);
      if (field != null) {
        tally.enter(new Step.Field(name));
        node(field.node(), document.value(i));
        tally.leave();
      } else if (!isOpen && !name.equals(OURS)) {
        tally.enter(new Step.Field(name));
        tally.add(Kind.PATH_UNDECLARED, "a " + document.value(i).type() + ", not in the contract");
        tally.leave();
      }
    }
  }

  private static Map<String, Field> byName(Shape.Fields shape) {
    return shape.fields().stream()
        .collect(Collectors.toUnmodifiableMap(Field::storedName, field -> field, (a, b) -> a));
  }

  private void node(Node node, Value value) {
    if (value.type() == ValueType.NULL) {
      if (!node.facts().nullable()) {
        tally.add(Kind.NULL_NOT_ALLOWED, "it is null, which the contract does not allow");
      }
      return;
    }
    if (!accepts(node, value.type())) {
      tally.add(
          Kind.TYPE_DIFFERS, "%s where %s is promised".formatted(value.type(), promised(node)));
      return;
    }
    node.facts()
        .choice()
        .filter(choice -> choice.extent() == Choice.Extent.CLOSED)
        .ifPresent(choice -> choice(choice, value));
    inside(node.shape(), value);
  }

  private boolean accepts(Node node, ValueType type) {
    boolean byLogical = node.type().logical().map(each -> each.accepts(type)).orElse(true);
    return switch (node.shape()) {
      case Shape.Any any -> true;
      case Shape.Union union -> true;
      case Shape.Fields fields -> type == ValueType.DOCUMENT;
      case Shape.Entries entries -> type == ValueType.DOCUMENT || typing == Typing.DECLARED;
      case Shape.Elements elements -> type == ValueType.ARRAY;
      case Shape.Single single ->
          typing == Typing.DECLARED
              || node.type().valueType().map(each -> each == type).orElse(byLogical);
    };
  }

  private static String promised(Node node) {
    return switch (node.shape()) {
      case Shape.Fields fields -> "an object";
      case Shape.Entries entries -> "a map";
      case Shape.Elements elements -> "an array";
      case Shape.Any any -> "anything";
      case Shape.Union union -> "one of several";
      case Shape.Single single ->
          node.type()
              .physical()
              .or(() -> node.type().logical().map(each -> each.word()))
              .orElse("a single value");
    };
  }

  private void choice(Choice choice, Value value) {
    Set<String> listed =
        choices.computeIfAbsent(
            choice, each -> each.values().stream().map(Choices::text).collect(Collectors.toSet()));
    if (!listed.contains(Choices.text(value))) {
      tally.add(Kind.VALUE_NOT_LISTED, "a value that the contract does not list");
    }
  }

  private void inside(Shape shape, Value value) {
    switch (shape) {
      case Shape.Any any -> {}
      case Shape.Single single -> limits(single.limits(), value);
      case Shape.Fields fields -> {
        if (value instanceof Document document) {
          fields(fields, document);
        }
      }
      case Shape.Elements elements -> {
        if (value instanceof Value.Array(List<Value> items)) {
          elements(elements, items);
        }
      }
      case Shape.Entries entries -> {
        if (value instanceof Document document) {
          entries(entries, document);
        }
      }
      case Shape.Union union -> union(union, value);
    }
  }

  private void elements(Shape.Elements shape, List<Value> items) {
    size(shape.size(), items.size(), "elements");
    if (shape.unique() && new HashSet<>(items).size() < items.size()) {
      tally.add(Kind.OUT_OF_BOUNDS, "elements that are equal, where each is to be another");
    }
    tally.enter(new Step.Elements());
    items.forEach(item -> node(shape.element(), item));
    tally.leave();
  }

  private void entries(Shape.Entries shape, Document map) {
    size(shape.size(), map.size(), "entries");
    Optional<TextPattern> pattern = shape.keyPattern().flatMap(this::pattern);
    for (int i = 0; i < map.size(); i++) {
      String name = map.name(i);
      if (pattern.filter(each -> !each.isFoundIn(name)).isPresent()) {
        tally.add(Kind.OUT_OF_BOUNDS, "a key that does not match its pattern");
      }
      tally.enter(new Step.Entries());
      node(shape.value(), map.value(i));
      tally.leave();
    }
  }

  private Optional<TextPattern> pattern(String source) {
    return patterns.computeIfAbsent(
        source,
        text -> {
          try {
            return Optional.of(TextPattern.parse(text));
          } catch (TextPatternException e) {
            return Optional.empty();
          }
        });
  }

  /** The member that fits best counts. */
  private void union(Shape.Union union, Value value) {
    Tally outer = tally;
    Optional<Tally> best = Optional.empty();
    for (Shape.Member member : told(union, value)) {
      if (accepts(member.node(), value.type())) {
        tally = outer.fromHere();
        node(member.node(), value);
        if (best.isEmpty() || tally.size() < best.get().size()) {
          best = Optional.of(tally);
        }
      }
    }
    tally = outer;
    best.ifPresentOrElse(
        tally::addAll,
        () -> tally.add(Kind.TYPE_DIFFERS, value.type() + " where no alternative takes it"));
  }

  /** The members that a discriminator leaves. */
  private static List<Shape.Member> told(Shape.Union union, Value value) {
    return union
        .discriminator()
        .filter(each -> each.path().isStatic())
        .flatMap(each -> at(value, each.path().names()).map(Choices::text).map(each.values()::get))
        .map(name -> union.members().stream().filter(member -> member.name().equals(name)).toList())
        .orElse(union.members());
  }

  /** What stands at these names, one below the other. */
  static Optional<Value> at(Value value, List<String> names) {
    Optional<Value> here = Optional.of(value);
    for (String name : names) {
      here =
          here.filter(Document.class::isInstance)
              .flatMap(document -> ((Document) document).get(name));
    }
    return here;
  }

  private void limits(Limits limits, Value value) {
    Value.number(value)
        .filter(number -> isOutside(limits, number))
        .ifPresent(number -> tally.add(Kind.OUT_OF_BOUNDS, "a number out of its range"));
    if (value instanceof Value.Text(String text)) {
      size(limits.length(), text.codePointCount(0, text.length()), "characters");
      if (limits.pattern().flatMap(this::pattern).filter(p -> !p.isFoundIn(text)).isPresent()) {
        tally.add(Kind.OUT_OF_BOUNDS, "a text that does not match its pattern");
      }
    }
    if (value instanceof Value.Binary binary) {
      size(limits.length(), binary.bytes().size(), "bytes");
    }
  }

  private static boolean isOutside(Limits limits, BigDecimal number) {
    return !limits.range().contains(number)
        || limits
            .range()
            .multipleOf()
            .filter(step -> step.signum() != 0 && number.remainder(step).signum() != 0)
            .isPresent();
  }

  private void size(Size size, long length, String unit) {
    if (length < size.min().orElse(0) || length > size.max().orElse(Long.MAX_VALUE)) {
      tally.add(Kind.OUT_OF_BOUNDS, "a number of %s out of its range".formatted(unit));
    }
  }
}
