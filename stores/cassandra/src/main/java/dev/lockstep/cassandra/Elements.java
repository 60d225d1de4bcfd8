package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The elements of a value that is stored by its parts, each under what identifies it: the key of a
 * map, the element of a set, the field of a user-defined type.
 */
final class Elements {
  private Elements() {}

  /** Whether values of a type are stored by their parts, which are written one by one. */
  static boolean areIn(DataType type) {
    return switch (type) {
      case SetType set -> !set.isFrozen();
      case MapType map -> !map.isFrozen();
      case UserDefinedType udt -> !udt.isFrozen();
      default -> false;
    };
  }

  /** Whether values of a type are stored field by field. */
  static boolean areFields(DataType type) {
    return type instanceof UserDefinedType udt && !udt.isFrozen();
  }

  /** Whether values of a type are stored under times, so that to write them again adds to them. */
  static boolean areAppended(DataType type) {
    return type instanceof ListType list && !list.isFrozen();
  }

  /** The elements of a value in its order; empty where a field is not set. */
  static Map<Value, Optional<Value>> of(DataType type, Optional<Value> whole) {
    Map<Value, Optional<Value>> elements = new LinkedHashMap<>();
    switch (whole.orElse(Value.NULL)) {
      case Document document -> {
        for (int i = 0; i < document.size(); i++) {
          Value value = document.value(i);
          elements.put(
              Value.text(document.name(i)),
              value.equals(Value.NULL) ? Optional.empty() : Optional.of(value));
        }
      }
      case Value.Array(List<Value> items) -> items.forEach(item -> put(type, elements, item));
      default -> {}
    }
    return elements;
  }

  /** Maps whose keys are not text are lists of their entries. */
  private static void put(DataType type, Map<Value, Optional<Value>> elements, Value item) {
    if (type instanceof MapType && item instanceof Document entry && entry.size() == 2) {
      elements.put(entry.value(0), Optional.of(entry.value(1)));
    } else {
      elements.put(item, Optional.of(item));
    }
  }

  /** The elements that are there after and were not so before. */
  static Map<Value, Value> set(DataType type, Optional<Value> before, Optional<Value> after) {
    Map<Value, Optional<Value>> was = of(type, before);
    Map<Value, Value> set = new LinkedHashMap<>();
    of(type, after)
        .forEach((element, value) -> {
          if (value.isPresent() && !value.equals(was.get(element))) {
            set.put(element, value.get());
          }
        });
    return set;
  }

  /**
   * The elements that were there before and are not after, each with its place among the times of
   * the parts: in the order as the value was read, of fields in that of the type.
   */
  static Map<Value, Integer> gone(DataType type, Optional<Value> before, Optional<Value> after) {
    Map<Value, Optional<Value>> is = of(type, after);
    Map<Value, Integer> gone = new LinkedHashMap<>();
    int place = 0;
    for (Value element : of(type, before).keySet()) {
      if (is.getOrDefault(element, Optional.empty()).isEmpty()) {
        gone.put(element, type instanceof UserDefinedType udt ? placeOf(udt, element) : place);
      }
      place++;
    }
    return gone;
  }

  private static int placeOf(UserDefinedType udt, Value field) {
    return field instanceof Value.Text(String name)
        ? udt.firstIndexOf(CqlIdentifier.fromInternal(name))
        : -1;
  }
}
