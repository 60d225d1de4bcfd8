package dev.lockstep.model.expression;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Compares values: numbers exactly across their types, everything else within one type only. */
final class Ordering {
  private Ordering() {}

  static Optional<Value> compare(Comparison comparison, Value left, Value right) {
    if (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL) {
      return Optional.of(Value.bool(same(left, right) == (comparison == Comparison.EQUAL)));
    }
    if (Numbers.isNaN(left) || Numbers.isNaN(right)) {
      boolean numbers = Numbers.isNumber(left) && Numbers.isNumber(right);
      return numbers ? Optional.of(Value.bool(false)) : Optional.empty();
    }
    return order(left, right).map(order -> Value.bool(comparison.accepts(order)));
  }

  /** Whether two values are equal: NaN equals nothing, and the order of fields counts. */
  static boolean same(Value left, Value right) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return !Numbers.isNaN(left) && !Numbers.isNaN(right) && order(left, right).orElse(1) == 0;
    }
    if (left instanceof Value.Array a && right instanceof Value.Array b) {
      return sameItems(a.items(), b.items());
    }
    if (left instanceof Document a && right instanceof Document b) {
      return sameFields(a, b);
    }
    return left.equals(right);
  }

  private static boolean sameItems(List<Value> left, List<Value> right) {
    boolean same = left.size() == right.size();
    for (int i = 0; same && i < left.size(); i++) {
      same = same(left.get(i), right.get(i));
    }
    return same;
  }

  private static boolean sameFields(Document left, Document right) {
    boolean same = left.size() == right.size();
    for (int i = 0; same && i < left.size(); i++) {
      same = left.name(i).equals(right.name(i)) && same(left.value(i), right.value(i));
    }
    return same;
  }

  private static Optional<Integer> order(Value left, Value right) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return Optional.of(numbers(left, right));
    }
    if (left instanceof Value.Text a && right instanceof Value.Text b) {
      return Optional.of(Texts.order(a.value(), b.value()));
    }
    if (left instanceof Value.DateTime a && right instanceof Value.DateTime b) {
      return Optional.of(Long.compare(a.epochMillis(), b.epochMillis()));
    }
    if (left instanceof Value.Bool a && right instanceof Value.Bool b) {
      return Optional.of(Boolean.compare(a.value(), b.value()));
    }
    if (left instanceof Value.ObjectId a && right instanceof Value.ObjectId b) {
      return Optional.of(a.bytes().toString().compareTo(b.bytes().toString()));
    }
    return Optional.empty();
  }

  private static int numbers(Value left, Value right) {
    Optional<BigDecimal> a = Value.number(left);
    Optional<BigDecimal> b = Value.number(right);
    if (a.isPresent() && b.isPresent()) {
      return a.get().compareTo(b.get());
    }
    return Integer.compare(Numbers.infinity(left), Numbers.infinity(right));
  }
}
