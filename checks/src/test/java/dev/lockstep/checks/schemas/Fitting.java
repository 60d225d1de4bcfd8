package dev.lockstep.checks.schemas;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.json.Json;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Documents as plain JSON: whether they fit a shape, and such that often do. */
final class Fitting {
  private static final List<Json> SINGLES =
      List.of(
          Json.NULL,
          new Json.Bool(true),
          new Json.Text(""),
          new Json.Text("a"),
          new Json.Text("ab"),
          new Json.Text("xyz"),
          number("-3"),
          number("0"),
          number("1"),
          number("2.5"),
          number("2.25"),
          number("7"),
          number("9007199254740992"),
          number("9007199254740993"));

  private final RandomGenerator random;

  Fitting(RandomGenerator random) {
    this.random = random;
  }

  private static Json number(String text) {
    return Json.Num.of(new BigDecimal(text));
  }

  static boolean fits(Node node, Json json) {
    if (json.equals(Json.NULL)) {
      return node.facts().nullable();
    }
    boolean isChosen =
        node.facts()
            .choice()
            .map(choice -> choice.values().stream().anyMatch(value -> json.equals(json(value))))
            .orElse(true);
    return isChosen && fits(node.shape(), node, json);
  }

  private static Json json(Value value) {
    return switch (value) {
      case Value.Text(String text) -> new Json.Text(text);
      case Value.Int32(int number) -> Json.Num.of(number);
      default -> throw new AssertionError("The shapes have no such value: " + value);
    };
  }

  private static boolean fits(Shape shape, Node node, Json json) {
    return switch (shape) {
      case Shape.Any any -> true;
      case Shape.Single(Limits limits) -> fits(node.type().logical(), limits, json);
      case Shape.Fields fields -> json instanceof Json.Members object && fits(fields, object);
      case Shape.Elements elements -> json instanceof Json.Items list && fits(elements, list);
      case Shape.Entries entries -> json instanceof Json.Members object && fits(entries, object);
      case Shape.Union union -> union.members().stream().anyMatch(m -> fits(m.node(), json));
    };
  }

  static boolean fits(Shape.Fields fields, Json.Members object) {
    Map<String, Json> values = object.values();
    List<String> names = fields.fields().stream().map(Field::name).toList();
    return within(fields.size(), values.size())
        && fields.fields().stream()
            .allMatch(field ->
                values.containsKey(field.name())
                    ? fits(field.node(), values.get(field.name()))
                    : !field.required())
        && (!fields.content().equals(Optional.of(ContentModel.CLOSED))
            || names.containsAll(values.keySet()));
  }

  private static boolean fits(Shape.Elements elements, Json.Items list) {
    return within(elements.size(), list.values().size())
        && list.values().stream().allMatch(each -> fits(elements.element(), each))
        && (!elements.unique() || new HashSet<>(list.values()).size() == list.values().size());
  }

  private static boolean fits(Shape.Entries entries, Json.Members object) {
    return within(entries.size(), object.values().size())
        && object.values().entrySet().stream()
            .allMatch(entry ->
                fits(entries.value(), entry.getValue())
                    && entries
                        .keyPattern()
                        .map(pattern -> Pattern.compile(pattern).matcher(entry.getKey()).find())
                        .orElse(true));
  }

  private static boolean fits(Optional<LogicalType> type, Limits limits, Json json) {
    return switch (json) {
      case Json.Bool truth -> type.equals(Optional.of(LogicalType.BOOLEAN));
      case Json.Text(String text) ->
          type.equals(Optional.of(LogicalType.STRING))
              && within(limits.length(), text.length())
              && limits.pattern().map(p -> Pattern.compile(p).matcher(text).find()).orElse(true);
      case Json.Num number ->
          (type.equals(Optional.of(LogicalType.NUMBER))
                  || (type.equals(Optional.of(LogicalType.INTEGER)) && number.isWhole()))
              && limits.range().contains(number.value())
              && limits
                  .range()
                  .multipleOf()
                  .map(step -> number.value().remainder(step).signum() == 0)
                  .orElse(true);
      default -> false;
    };
  }

  private static boolean within(Size size, long count) {
    return count >= size.min().orElse(0) && count <= size.max().orElse(Long.MAX_VALUE);
  }

  /** A document that was made to fit, but for one place in some. */
  Json.Members document(Shape.Fields fields) {
    return object(fields, 4);
  }

  private Json.Members object(Shape.Fields fields, int depth) {
    Map<String, Json> values = new LinkedHashMap<>();
    for (Field field : fields.fields()) {
      if (field.required() ? random.nextInt(20) > 0 : random.nextBoolean()) {
        values.put(field.name(), value(field.node(), depth));
      }
    }
    if (random.nextInt(8) == 0) {
      values.put("zz", SINGLES.get(random.nextInt(SINGLES.size())));
    }
    return new Json.Members(values);
  }

  private Json value(Node node, int depth) {
    int choice = random.nextInt(12);
    if (choice == 0) {
      return SINGLES.get(random.nextInt(SINGLES.size()));
    }
    return switch (node.shape()) {
      case Shape.Fields fields -> object(fields, depth - 1);
      case Shape.Elements elements ->
          new Json.Items(
              random
                  .ints(random.nextInt(3))
                  .mapToObj(i -> value(elements.element(), depth - 1))
                  .toList());
      case Shape.Entries entries -> {
        Map<String, Json> values = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
          values.put("ab".substring(0, i), value(entries.value(), depth - 1));
        }
        yield new Json.Members(values);
      }
      case Shape.Union union ->
          value(union.members().get(random.nextInt(union.members().size())).node(), depth);
      case Shape.Any any -> SINGLES.get(random.nextInt(SINGLES.size()));
      case Shape.Single single -> fitting(node);
    };
  }

  private Json fitting(Node node) {
    List<Json> fitting = SINGLES.stream().filter(each -> fits(node, each)).toList();
    return fitting.isEmpty()
        ? SINGLES.get(random.nextInt(SINGLES.size()))
        : fitting.get(random.nextInt(fitting.size()));
  }
}
