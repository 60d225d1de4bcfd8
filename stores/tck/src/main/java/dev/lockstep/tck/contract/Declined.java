package dev.lockstep.tck.contract;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.tck.generate.Distinction;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a store cannot hold or tell apart, said by type. Each item is proven by the contract: of a
 * type that is declined some value must really not come back as it was, of a distinction some pair
 * of values must really not be told apart.
 *
 * @param values types of which documents cannot hold every value exactly
 * @param samples single values that documents cannot hold exactly, although others of their type
 * @param keys types that keys cannot have
 * @param guards types of values on which a guard does not hold although the document has them
 * @param distinctions differences that guards cannot see; such a write is applied or refused
 * @param oddities what else many stores refuse
 */
public record Declined(
    Set<ValueType> values,
    Set<Value> samples,
    Set<ValueType> keys,
    Set<ValueType> guards,
    Set<Distinction> distinctions,
    Set<Oddity> oddities) {

  /** A document or an index that many stores refuse. */
  public enum Oddity {
    /** A document holds a field twice. */
    FIELD_TWICE,
    /** A field name has a dot. */
    NAME_WITH_DOT,
    /** A field name begins with a dollar sign. */
    NAME_WITH_DOLLAR,
    /** A field name is empty. */
    NAME_EMPTY,
    /** A document's float is NaN with bits other than the usual ones. */
    NAN_PAYLOAD,
    /** An index has a filter for the documents it holds. */
    PARTIAL_INDEX,
    /** A collection that does not exist stays so when it is read. */
    MISSING_COLLECTION
  }

  /** Nothing is declined. */
  public static final Declined NOTHING =
      new Declined(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public Declined {
    values = Set.copyOf(values);
    samples = Set.copyOf(samples);
    keys = Set.copyOf(keys);
    guards = Set.copyOf(guards);
    distinctions = Set.copyOf(distinctions);
    oddities = Set.copyOf(oddities);
  }

  /** The same, and values of these types. */
  public Declined withValues(ValueType... types) {
    return new Declined(Set.of(types), samples, keys, guards, distinctions, oddities);
  }

  /** The same, and these values. */
  public Declined withSamples(Value... single) {
    return new Declined(values, Set.of(single), keys, guards, distinctions, oddities);
  }

  /** The same, and keys of these types. */
  public Declined withKeys(ValueType... types) {
    return new Declined(values, samples, Set.of(types), guards, distinctions, oddities);
  }

  /** The same, and guards on values of these types. */
  public Declined withGuards(ValueType... types) {
    return new Declined(values, samples, keys, Set.of(types), distinctions, oddities);
  }

  /** The same, and these distinctions. */
  public Declined withDistinctions(Distinction... unseen) {
    return new Declined(values, samples, keys, guards, Set.of(unseen), oddities);
  }

  /** The same, and these oddities. */
  public Declined withOddities(Oddity... refused) {
    return new Declined(values, samples, keys, guards, distinctions, Set.of(refused));
  }

  boolean has(Oddity oddity) {
    return oddities.contains(oddity);
  }

  boolean isBlindTo(Distinction distinction) {
    return distinctions.contains(distinction);
  }

  /** Whether documents must hold this value exactly, and all that is in it. */
  boolean leavesHeld(Value value) {
    boolean itself =
        !values.contains(value.type())
            && !samples.contains(value)
            && !(isOddNan(value) && has(Oddity.NAN_PAYLOAD));
    return itself && inner(value).allMatch(this::leavesHeld);
  }

  /** Whether a guard on this value must hold where the document has it. */
  boolean leavesAssertable(Value value) {
    boolean blind =
        (value.equals(Value.float64(-0.0)) && isBlindTo(Distinction.ZERO_SIGN))
            || (isOddNan(value) && isBlindTo(Distinction.NAN_PAYLOAD))
            || (value instanceof Value.Decimal128 && isBlindTo(Distinction.DECIMAL_SCALE));
    return leavesHeld(value)
        && !blind
        && !guards.contains(value.type())
        && inner(value).allMatch(this::leavesAssertable);
  }

  private static Stream<Value> inner(Value value) {
    if (value instanceof Value.Array array) {
      return array.items().stream();
    }
    return value instanceof Document document
        ? IntStream.range(0, document.size()).mapToObj(document::value)
        : Stream.empty();
  }

  private static boolean isOddNan(Value value) {
    return value instanceof Value.Float64 number
        && Double.isNaN(number.value())
        && !number.equals(Value.float64(Double.NaN));
  }
}
