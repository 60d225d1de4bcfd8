package dev.lockstep.registry.query.trail;

import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.conversion.Conversion;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values that become others. A set of old values has a set of new ones that finds the same
 * documents only where no other old value becomes one of the new.
 */
public sealed interface Recoding {
  /**
   * The new values that exactly these old values become; empty where others become one of them too,
   * or that cannot be known.
   */
  Optional<Set<Value>> image(Set<Value> old);

  /** The values that find the same in documents of either shape; empty as for the image. */
  Optional<Set<Value>> either(Set<Value> old);

  /**
   * Values become texts.
   *
   * @param from the types that they have in the old shape, none of them text
   */
  record Written(Set<ValueType> from) implements Recoding {
    private static final Set<ValueType> WHOLE = EnumSet.of(ValueType.INT32, ValueType.INT64);

    /** Whether no two values of these types become the same text. */
    static boolean fits(Set<ValueType> types) {
      Set<ValueType> rest = EnumSet.copyOf(types);
      rest.remove(ValueType.NULL);
      return !rest.isEmpty()
          && (WHOLE.containsAll(rest)
              || rest.equals(EnumSet.of(ValueType.BOOL))
              || rest.equals(EnumSet.of(ValueType.OBJECT_ID)));
    }

    @Override
    public Optional<Set<Value>> image(Set<Value> old) {
      Set<Value> image = new LinkedHashSet<>();
      for (Value value : old) {
        if (value instanceof Value.Null) {
          image.add(value);
        } else {
          Optional<Value> normal = normal(value);
          if (normal.isEmpty()) {
            return Optional.empty();
          }
          Conversion.convert(normal.get(), ValueType.STRING).ifPresent(image::add);
        }
      }
      return Optional.of(image);
    }

    /** Numbers are equal whatever their type, so that 5.0 asks for 5. */
    private Optional<Value> normal(Value value) {
      if (from.contains(value.type())) {
        return Optional.of(value);
      }
      boolean whole = from.stream().anyMatch(WHOLE::contains);
      return whole && isNumber(value.type())
          ? Conversion.convert(value, ValueType.INT64)
          : Optional.empty();
    }

    private static boolean isNumber(ValueType type) {
      return WHOLE.contains(type) || type == ValueType.DOUBLE || type == ValueType.DECIMAL128;
    }

    @Override
    public Optional<Set<Value>> either(Set<Value> old) {
      return image(old)
          .map(image -> {
            Set<Value> both = new LinkedHashSet<>(old);
            both.addAll(image);
            return both;
          });
    }
  }

  /**
   * Texts and truth values become others by a table.
   *
   * @param domain the old values there are, where the shape says so
   */
  record Mapped(Map<Value, Value> table, Otherwise otherwise, Optional<List<Value>> domain)
      implements Recoding {
    public Mapped {
      table = Map.copyOf(table);
    }

    /** Whether equality in the table is equality in the store: not so for numbers. */
    static boolean fits(Map<Value, Value> table, Set<ValueType> types) {
      return EnumSet.of(ValueType.STRING, ValueType.BOOL, ValueType.NULL).containsAll(types)
          && table.keySet().stream().allMatch(Mapped::isPlain)
          && table.values().stream().allMatch(Mapped::isPlain);
    }

    private static boolean isPlain(Value value) {
      return value instanceof Value.Text || value instanceof Value.Bool;
    }

    @Override
    public Optional<Set<Value>> image(Set<Value> old) {
      if (!(otherwise instanceof Otherwise.Keep || otherwise instanceof Otherwise.Reject)
          || !old.stream().allMatch(v -> isPlain(v) || v instanceof Value.Null)) {
        return Optional.empty();
      }
      Set<Value> image = new LinkedHashSet<>();
      old.forEach(value -> after(value).ifPresent(image::add));
      return image.stream().allMatch(value -> isOnlyFrom(value, old))
          ? Optional.of(image)
          : Optional.empty();
    }

    private Optional<Value> after(Value value) {
      if (value instanceof Value.Null) {
        return Optional.of(value);
      }
      Value mapped = table.get(value);
      if (mapped != null) {
        return Optional.of(mapped);
      }
      return otherwise instanceof Otherwise.Keep ? Optional.of(value) : Optional.empty();
    }

    private boolean isOnlyFrom(Value renewed, Set<Value> old) {
      boolean kept =
          otherwise instanceof Otherwise.Keep
              && !table.containsKey(renewed)
              && !old.contains(renewed)
              && domain.map(values -> values.contains(renewed)).orElse(true);
      return !kept
          && table.entrySet().stream()
              .noneMatch(e -> e.getValue().equals(renewed) && !old.contains(e.getKey()));
    }

    @Override
    public Optional<Set<Value>> either(Set<Value> old) {
      Optional<Set<Value>> image = image(old);
      if (image.isEmpty() || domain.isEmpty()) {
        return Optional.empty();
      }
      Set<Value> both = new LinkedHashSet<>(old);
      both.addAll(image.get());
      List<Value> there = new ArrayList<>(domain.get());
      boolean clear =
          there.stream().noneMatch(v -> both.contains(v) && !old.contains(v))
              && there.stream()
                  .flatMap(v -> after(v).stream())
                  .noneMatch(v -> both.contains(v) && !image.get().contains(v));
      return clear ? Optional.of(both) : Optional.empty();
    }
  }
}
