package dev.lockstep.registry.profile;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.registry.sensitive.Sensitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen at one place of the documents. It grows while a {@link Profiler} is given documents
 * and is only read afterwards.
 */
@SuppressWarnings("EnumOrdinal") // Counts by type in an array: this is done for every value.
public final class Seen {
  private static final ValueType[] TYPES = ValueType.values();

  private final int number;
  private final @Nullable Seen parent;
  private final Optional<Step> step;
  private final Optional<Sensitive> byName;
  private final long[] types = new long[TYPES.length];
  private final Map<Sensitive, Long> sensitive = new EnumMap<>(Sensitive.class);
  private final Extremes numbers = new Extremes();
  private final Distinct distinct = new Distinct();
  private Lengths texts = Lengths.NONE;
  private Lengths items = Lengths.NONE;
  private Lengths dates = new Lengths(Long.MAX_VALUE, Long.MIN_VALUE);
  private @Nullable Children children;
  private @Nullable Seen element;
  private @Nullable Seen into;

  private long documents;
  private long nullDocuments;
  private long lastDocument = -1;
  private int typesInDocument;

  Seen(int number, @Nullable Seen parent, Optional<Step> step, Optional<Sensitive> byName) {
    this.number = number;
    this.parent = parent;
    this.step = step;
    this.byName = byName;
  }

  /** Counts a value; whether it is the first of its type here in this document. */
  boolean count(ValueType type, long document) {
    types[type.ordinal()]++;
    if (lastDocument != document) {
      lastDocument = document;
      typesInDocument = 0;
      documents++;
    }
    int bit = 1 << type.ordinal();
    boolean isFirst = (typesInDocument & bit) == 0;
    typesInDocument |= bit;
    if (isFirst && type == ValueType.NULL) {
      nullDocuments++;
    }
    return isFirst;
  }

  /** Takes over what another place had seen, which is this one from now on. */
  void takeOver(Seen other, long documentsMax) {
    for (int i = 0; i < types.length; i++) {
      types[i] += other.types[i];
    }
    documents = Math.min(documentsMax, documents + other.documents);
    nullDocuments = Math.min(documentsMax, nullDocuments + other.nullDocuments);
    other.sensitive.forEach((kind, count) -> sensitive.merge(kind, count, Long::sum));
    numbers.add(other.numbers);
    distinct.add(other.distinct);
    texts = texts.with(other.texts);
    items = items.with(other.items);
    dates = dates.with(other.dates);
    other.into = this;
  }

  void flag(Sensitive kind) {
    sensitive.merge(kind, 1L, Long::sum);
  }

  void text(int length) {
    texts = texts.with(length);
  }

  void items(int length) {
    items = items.with(length);
  }

  void date(long epochMillis) {
    dates = dates.with(epochMillis);
  }

  Extremes numbers() {
    return numbers;
  }

  Distinct distinct() {
    return distinct;
  }

  int number() {
    return number;
  }

  @Nullable Children children() {
    return children;
  }

  void children(Children made) {
    children = made;
  }

  void element(Seen made) {
    element = made;
  }

  /** Where it is; empty for the documents themselves. */
  public String path() {
    Seen place = into == null ? this : into;
    if (into != null) {
      return into.path();
    }
    List<Step> steps = new ArrayList<>();
    for (Seen at = place; at != null && at.step.isPresent(); at = at.parent) {
      steps.addFirst(at.step.get());
    }
    return steps.isEmpty() ? "" : new Path(steps).toString();
  }

  /** In how many documents something stood there. */
  public long documents() {
    return documents;
  }

  /** In how many documents null stood there. */
  public long nullDocuments() {
    return nullDocuments;
  }

  /** How many values of each type stood there, null included. */
  public Map<ValueType, Long> types() {
    Map<ValueType, Long> counts = new EnumMap<>(ValueType.class);
    for (int i = 0; i < types.length; i++) {
      if (types[i] > 0) {
        counts.put(TYPES[i], types[i]);
      }
    }
    return counts;
  }

  /** How many values of this type stood there. */
  public long count(ValueType type) {
    return types[type.ordinal()];
  }

  /** How many values stood there. */
  public long values() {
    long sum = 0;
    for (long count : types) {
      sum += count;
    }
    return sum;
  }

  /** What the values look like, with how many of them do. */
  public Map<Sensitive, Long> sensitive() {
    return Map.copyOf(sensitive);
  }

  /** What values here are, by the name of the field or by a value. */
  public Optional<Sensitive> sensitivity() {
    return byName.or(() -> sensitive.keySet().stream().findFirst());
  }

  /** The least number, exactly; empty where it must not be shown. */
  public Optional<BigDecimal> min() {
    return sensitivity().isPresent() ? Optional.empty() : numbers.min();
  }

  /** The greatest number, exactly; empty where it must not be shown. */
  public Optional<BigDecimal> max() {
    return sensitivity().isPresent() ? Optional.empty() : numbers.max();
  }

  /** How many numbers were NaN or infinite, and so in no order with the others. */
  public long special() {
    return numbers.special();
  }

  /** The lengths of texts and binary data. */
  public Lengths texts() {
    return texts;
  }

  /** The lengths of arrays, and the sizes of objects. */
  public Lengths items() {
    return items;
  }

  /**
   * The first and the last date, in milliseconds since 1970; empty where they must not be shown.
   */
  public Optional<Lengths> dates() {
    return count(ValueType.DATE) == 0 || sensitivity().isPresent()
        ? Optional.empty()
        : Optional.of(dates);
  }

  /** How many different values there were, about. */
  public long different() {
    return distinct.number();
  }

  /** Whether that number is an estimate. */
  public boolean isEstimated() {
    return distinct.counts().isEmpty();
  }

  /** How often each value stood there; empty where they were many or must not be shown. */
  public Optional<Map<String, Long>> each() {
    return sensitivity().isPresent() ? Optional.empty() : distinct.counts();
  }

  /** The fields of the objects that stood there, in the order they were first seen. */
  public Map<String, Seen> fields() {
    return children == null ? Map.of() : children.named();
  }

  /** The values behind those names of fields that are data. */
  public Optional<Seen> entries() {
    return children == null ? Optional.empty() : children.entries();
  }

  /** About how many such names there were. */
  public long entryNames() {
    return children == null ? 0 : children.entryNames();
  }

  /** What all such names look like, as a regular expression. */
  public Optional<String> entryPattern() {
    return children == null ? Optional.empty() : children.entryPattern();
  }

  /** The elements of the arrays that stood there. */
  public Optional<Seen> element() {
    return Optional.ofNullable(element);
  }

  /** The field that evidently tells the objects here apart, and the fields of each kind. */
  public Optional<Kinds> kinds() {
    return children == null ? Optional.empty() : children.kinds();
  }

  /**
   * Kinds of objects.
   *
   * @param field the name of the field that tells them apart
   * @param fields by its value, how many objects have each field
   */
  public record Kinds(String field, Map<String, Map<String, Long>> fields) {
    /** How many objects are of this kind. */
    public long objects(String value) {
      return fields.getOrDefault(value, Map.of()).getOrDefault(field, 0L);
    }
  }
}
