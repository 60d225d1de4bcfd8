package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.query.mongo.Filter.Compare;
import dev.lockstep.registry.query.mongo.Filter.Condition;
import dev.lockstep.registry.query.mongo.Filter.Not;
import dev.lockstep.registry.query.mongo.Filter.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads filters; what it does not know becomes {@link Filter.Unknown}. */
final class FilterReader {
  private static final int DEPTH_MAX = 100;

  private final Parameters parameters;

  FilterReader(Parameters parameters) {
    this.parameters = parameters;
  }

  Filter read(Value value, String place) {
    return read(value, place, 0);
  }

  private Filter read(Value value, String place, int depth) {
    if (!(value instanceof Document document) || depth > DEPTH_MAX) {
      return new Filter.Unknown(place, "", value);
    }
    List<Filter> parts = new ArrayList<>();
    for (int i = 0; i < document.size(); i++) {
      parts.add(field(document.name(i), document.value(i), place, depth));
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
  }

  private Filter field(String name, Value value, String place, int depth) {
    String here = place + "." + name;
    return switch (name) {
      case "$and" ->
          parts(value, here, depth)
              .<Filter>map(Filter.And::new)
              .orElseGet(() -> new Filter.Unknown(here, name, value));
      case "$or" ->
          parts(value, here, depth)
              .<Filter>map(Filter.Or::new)
              .orElseGet(() -> new Filter.Unknown(here, name, value));
      case "$nor" ->
          parts(value, here, depth)
              .<Filter>map(Filter.Nor::new)
              .orElseGet(() -> new Filter.Unknown(here, name, value));
      default ->
          Dotted.path(name)
              .flatMap(path -> conditions(value).map(all -> (Filter) new Filter.Test(path, all)))
              .orElseGet(() -> new Filter.Unknown(here, name, value));
    };
  }

  private Optional<List<Filter>> parts(Value value, String place, int depth) {
    if (!(value instanceof Value.Array array) || array.items().isEmpty()) {
      return Optional.empty();
    }
    List<Filter> parts = new ArrayList<>();
    for (int i = 0; i < array.items().size(); i++) {
      parts.add(read(array.items().get(i), place + "[" + i + "]", depth + 1));
    }
    return Optional.of(parts);
  }

  private Optional<List<Condition>> conditions(Value value) {
    if (value instanceof Value.Regex) {
      return Optional.of(List.of(new Compare(Operator.REGEX, value)));
    }
    if (!(value instanceof Document document) || !isOfOperators(document)) {
      return compare(Operator.EQ, value).map(List::of);
    }
    return operators(document, 0);
  }

  /** A document whose first field is no operator is itself the value that is asked for. */
  private static boolean isOfOperators(Document document) {
    return !document.isEmpty() && document.name(0).startsWith("$");
  }

  private Optional<List<Condition>> operators(Document document, int depth) {
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < document.size(); i++) {
      Optional<Condition> condition = operator(document.name(i), document.value(i), depth);
      if (condition.isEmpty() || document.has("$options")) {
        return Optional.empty();
      }
      conditions.add(condition.get());
    }
    return Optional.of(conditions);
  }

  private Optional<Condition> operator(String word, Value operand, int depth) {
    if (word.equals("$not")) {
      if (operand instanceof Value.Regex) {
        return Optional.of(new Not(List.of(new Compare(Operator.REGEX, operand))));
      }
      return operand instanceof Document inner && isOfOperators(inner) && depth < DEPTH_MAX
          ? operators(inner, depth + 1).map(Not::new)
          : Optional.empty();
    }
    return Stream.of(Operator.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .flatMap(each -> compare(each, operand));
  }

  private Optional<Condition> compare(Operator operator, Value operand) {
    boolean known =
        parameters.isOne(operand)
            || switch (operator) {
              case EQ, NE -> isPlain(operand);
              case GT, GTE, LT, LTE -> isPlain(operand) && !(operand instanceof Value.Null);
              case IN, NIN ->
                  operand instanceof Value.Array array
                      && array.items().stream().allMatch(FilterReader::isPlain);
              case ALL ->
                  operand instanceof Value.Array array
                      && array.items().stream()
                          .allMatch(v -> isPlain(v) && !(v instanceof Value.Null));
              case EXISTS -> operand instanceof Value.Bool;
              case TYPE, MOD, SIZE, ELEM_MATCH -> true;
              case REGEX -> operand instanceof Value.Text || operand instanceof Value.Regex;
            };
    return known ? Optional.of(new Compare(operator, operand)) : Optional.empty();
  }

  /** Patterns among values and the ends of the order compare by rules of their own. */
  private static boolean isPlain(Value value) {
    return switch (value.type()) {
      case REGEX, MIN_KEY, MAX_KEY, UNDEFINED, CODE, SCOPED_CODE, SYMBOL, DB_POINTER -> false;
      case DOUBLE, STRING, DOCUMENT, ARRAY, BINARY, OBJECT_ID, BOOL, DATE, NULL -> true;
      case INT32, TIMESTAMP, INT64, DECIMAL128 -> true;
    };
  }
}
