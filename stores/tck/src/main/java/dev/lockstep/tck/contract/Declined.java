package dev.lockstep.tck.contract;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.tck.generate.Distinction;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a store cannot hold or tell apart, said by type. Each item is proven by the contract: of a
 * type that is declined some value must really not come back as it was, of a distinction some pair
 * of values must really not be told apart.
 *
 * @param values types that its documents cannot hold exactly
 * @param keys types that its keys cannot have
 * @param distinctions differences that its guards cannot see; such a write is applied or refused
 * @param oddities documents it cannot hold
 */
public record Declined(
    Set<ValueType> values,
    Set<ValueType> keys,
    Set<Distinction> distinctions,
    Set<Oddity> oddities) {

  /** A document that many stores refuse. */
  public enum Oddity {
    /** It holds a field twice. */
    FIELD_TWICE,
    /** A field name has a dot. */
    NAME_WITH_DOT,
    /** A field name begins with a dollar sign. */
    NAME_WITH_DOLLAR,
    /** A field name is empty. */
    NAME_EMPTY,
    /** A document's float is NaN with bits other than the usual ones. */
    NAN_PAYLOAD
  }

  /** Nothing is declined. */
  public static final Declined NOTHING = new Declined(Set.of(), Set.of(), Set.of(), Set.of());

  public Declined {
    values = Set.copyOf(values);
    keys = Set.copyOf(keys);
    distinctions = Set.copyOf(distinctions);
    oddities = Set.copyOf(oddities);
  }

  /** The same, and values of these types. */
  public Declined withValues(ValueType first, ValueType... more) {
    return new Declined(EnumSet.of(first, more), keys, distinctions, oddities);
  }

  /** The same, and keys of these types. */
  public Declined withKeys(ValueType first, ValueType... more) {
    return new Declined(values, EnumSet.of(first, more), distinctions, oddities);
  }

  /** The same, and these distinctions. */
  public Declined withDistinctions(Distinction first, Distinction... more) {
    return new Declined(values, keys, EnumSet.of(first, more), oddities);
  }

  /** The same, and these oddities. */
  public Declined withOddities(Oddity first, Oddity... more) {
    return new Declined(values, keys, distinctions, EnumSet.of(first, more));
  }
}
