package dev.lockstep.mongodb;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.mongodb.Features.Filters;
import dev.lockstep.mongodb.bson.BsonBytes;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The numbers inside one asserted value, so that each can be excluded from having another numeric
 * type: whole-value equality compares them as numbers only.
 *
 * <p>A path without indexes reaches every element of an array, so numbers of one type below one
 * such path need one clause however many they are; only where types differ are elements addressed
 * one by one.
 */
final class NumericTypes {
  private static final Set<ValueType> NUMBERS =
      EnumSet.of(ValueType.DOUBLE, ValueType.INT32, ValueType.INT64, ValueType.DECIMAL128);

  private final Map<String, Set<ValueType>> shared = new LinkedHashMap<>();
  private final Map<String, Map<String, ValueType>> single = new LinkedHashMap<>();

  private final Filters filters;

  NumericTypes(String path, Value container, Filters filters) {
    this.filters = filters;
    collect(path, path, container);
  }

  /** Adds the clauses that must not hold. */
  void exclude(Set<Document> none) {
    shared.forEach((path, types) -> {
      if (types.size() == 1) {
        none.add(otherThan(path, types.iterator().next()));
      } else {
        single
            .getOrDefault(path, Map.of())
            .forEach((element, type) -> none.add(otherThan(element, type)));
      }
    });
  }

  private Document otherThan(String path, ValueType type) {
    List<Value> others =
        NUMBERS.stream()
            .filter(number -> number != type && filters.knows(number))
            .<Value>map(number -> Value.int32(BsonBytes.number(number)))
            .toList();
    return Document.of(path, Document.of("$type", new Value.Array(others)));
  }

  /**
   * @param path without indexes, unless an array inside an array makes them necessary
   */
  private void collect(String path, String exact, Value value) {
    switch (value) {
      case Document document -> {
        for (int i = 0; i < document.size(); i++) {
          String name = document.name(i);
          if (FieldPath.isAddressable(name)) {
            collect(path + "." + name, exact + "." + name, document.value(i));
          }
        }
      }
      case Value.Array array -> elements(path, exact, array, false);
      case Value leaf -> number(path, exact, leaf.type());
    }
  }

  private void elements(String path, String exact, Value.Array array, boolean indexed) {
    int index = 0;
    for (Value item : array.items()) {
      String element = exact + "." + index++;
      if (item instanceof Value.Array inner) {
        elements(element, element, inner, true);
      } else {
        collect(indexed ? element : path, element, item);
      }
    }
  }

  private void number(String path, String exact, ValueType type) {
    if (NUMBERS.contains(type)) {
      shared.computeIfAbsent(path, p -> EnumSet.noneOf(ValueType.class)).add(type);
      single.computeIfAbsent(path, p -> new LinkedHashMap<>()).put(exact, type);
    }
  }
}
