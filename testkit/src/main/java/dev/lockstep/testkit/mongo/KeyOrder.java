package dev.lockstep.testkit.mongo;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the documents of a collection stand: in the order of their keys for the kinds of key that
 * most collections have, and together for all others.
 */
final class KeyOrder {
  /** The kinds of key that are kept in order, with their numbers in {@code $type}. */
  private enum Kind {
    NUMBER(Set.of(1, 16, 18, 19)),
    TEXT(Set.of(2)),
    OBJECT_ID(Set.of(7));

    @SuppressWarnings("ImmutableEnumChecker") // Made by Set.of.
    private final Set<Integer> types;

    Kind(Set<Integer> types) {
      this.types = types;
    }

    private static Optional<Kind> of(@Nullable Object key) {
      return switch (key) {
        case Number number when !Double.isNaN(number.doubleValue()) -> Optional.of(NUMBER);
        case String text -> Optional.of(TEXT);
        case ObjectId id -> Optional.of(OBJECT_ID);
        case null, default -> Optional.empty();
      };
    }

    private static Optional<Kind> ofTypes(Collection<?> types) {
      for (Kind kind : values()) {
        if (kind.types.containsAll(types)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }

    /** Whether these are types of other kinds only. */
    private static boolean holdsNone(@Nullable Object types) {
      return types instanceof Collection<?> numbers
          && Arrays.stream(values())
              .noneMatch(kind -> numbers.stream().anyMatch(kind.types::contains));
    }
  }

  private static final Set<String> OPERATORS = Set.of("$type", "$gt", "$gte", "$lt", "$ne");

  private final NavigableMap<Object, Integer> numbers = new TreeMap<>(ValueComparator.asc());
  private final NavigableMap<Object, Integer> texts = new TreeMap<>(ValueComparator.asc());
  private final NavigableMap<Object, Integer> ids = new TreeMap<>(ValueComparator.asc());
  private final Set<Integer> others = new TreeSet<>();

  private NavigableMap<Object, Integer> positions(Kind kind) {
    return switch (kind) {
      case NUMBER -> numbers;
      case TEXT -> texts;
      case OBJECT_ID -> ids;
    };
  }

  /** Whether this is a key, of a kind that is kept in order. */
  static boolean isKey(@Nullable Object value) {
    return Kind.of(value).isPresent();
  }

  void add(@Nullable Object key, Integer position) {
    Kind.of(key)
        .ifPresentOrElse(kind -> positions(kind).put(key, position), () -> others.add(position));
  }

  void remove(@Nullable Object key, Integer position) {
    Kind.of(key)
        .ifPresentOrElse(kind -> positions(kind).remove(key), () -> others.remove(position));
  }

  /** Where the document of a key stands, if there is one; empty for a kind that is not kept. */
  Optional<Candidates> at(@Nullable Object key) {
    return Kind.of(key)
        .map(this::positions)
        .map(ordered -> Optional.ofNullable(ordered.get(key)).map(List::of).orElse(List.of()))
        .map(positions -> new Candidates(positions, true));
  }

  /**
   * Where the documents stand that a condition on the key may mean: those of a kind that is kept in
   * order by key, or all others; empty for a condition that is no range of one kind.
   */
  Optional<Candidates> within(@Nullable Object condition) {
    if (!(condition instanceof Document range) || !OPERATORS.containsAll(range.keySet())) {
      return Optional.empty();
    }
    Optional<Kind> kind = kind(range);
    if (kind.isPresent()) {
      boolean mayHoldNaN = kind.get() == Kind.NUMBER && range.containsKey("$type");
      return mayHoldNaN && !others.isEmpty()
          ? Optional.empty()
          : Optional.of(new Candidates(between(positions(kind.get()), range).values(), true));
    }
    return Kind.holdsNone(range.get("$type"))
        ? Optional.of(new Candidates(others, false))
        : Optional.empty();
  }

  /** Documents by position, in the order of their keys or in none. */
  record Candidates(Collection<Integer> positions, boolean areInOrder) {}

  /** The kind of key that a range asks for, by its types or else by what it compares with. */
  private static Optional<Kind> kind(Document range) {
    return range.get("$type") instanceof Collection<?> types
        ? Kind.ofTypes(types)
        : Kind.of(range.getOrDefault("$gt", range.get("$gte"))).or(() -> Kind.of(range.get("$lt")));
  }

  /** At least the keys of a range: a bound of another kind leaves them to the filter. */
  private static NavigableMap<Object, Integer> between(
      NavigableMap<Object, Integer> all, Document range) {
    Object from = range.getOrDefault("$gt", range.get("$gte"));
    Object to = range.get("$lt");
    if (isKey(from) && isKey(to) && ValueComparator.asc().compare(from, to) >= 0) {
      return Collections.emptyNavigableMap();
    }
    NavigableMap<Object, Integer> above =
        isKey(from) ? all.tailMap(from, !range.containsKey("$gt")) : all;
    return isKey(to) ? above.headMap(to, false) : above;
  }
}
