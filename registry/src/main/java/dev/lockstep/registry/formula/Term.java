package dev.lockstep.registry.formula;

import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.pattern.SearchPattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be said about a value. Where a term names a kind of values, it says nothing about
 * others: they keep to it. The exceptions are {@link Kinds}, {@link Among} and {@link Has}.
 */
public sealed interface Term {
  /** All of the parts; with none, every value. */
  record All(List<Formula> parts) implements Term {}

  /** At least one of the parts; with none, no value. */
  record Any(List<Formula> parts) implements Term {}

  /** Exactly one of the parts. */
  record One(List<Formula> parts) implements Term {}

  /** Whatever the part does not hold. */
  record Not(Formula part) implements Term {}

  /** What another schema says. */
  record Link(Target target) implements Term {}

  /** The value is of one of these kinds. */
  record Kinds(Set<Kind> kinds) implements Term {}

  /** The value is one of these. */
  record Among(Set<Json> values) implements Term {}

  /**
   * A number has no fraction.
   *
   * @param isFormDisputed whether 1.0 is whole to some validators of the dialect and not to others
   */
  record Whole(boolean isFormDisputed) implements Term {}

  /** A number is at least the bound, or above it where the bound is open. */
  record Least(BigDecimal bound, boolean isOpen) implements Term {}

  /** A number is at most the bound, or below it where the bound is open. */
  record Most(BigDecimal bound, boolean isOpen) implements Term {}

  /** A number is a multiple of another, which is above zero. */
  record Multiple(BigDecimal of) implements Term {}

  /** A text, list or object has at least so many characters, items or members. */
  record Size(Kind kind, long min) implements Term {}

  /** The pattern is found in a text. */
  record Matches(SearchPattern pattern) implements Term {}

  /** The items of a list differ. */
  record Unique() implements Term {}

  /** The item at a place of a list, where it has one. */
  record At(int index, Formula item) implements Term {}

  /** All items of a list from a place on. */
  record From(int index, Formula item) implements Term {}

  /** At least so many items of a list. */
  record Contains(Formula item, long min) implements Term {}

  /** The value is an object with this member. */
  record Has(String name) implements Term {}

  /** All members of an object whose names keep to a formula have values that keep to another. */
  record Each(Formula name, Formula value) implements Term {}

  /**
   * Something that may constrain values in a way not understood.
   *
   * @param kind the only kind it may constrain; empty for any
   * @param identity two of the same identity say the same
   * @param examples texts that keep to it, however it is understood
   */
  record Opaque(Optional<Kind> kind, String keyword, String identity, Set<String> examples)
      implements Term {}
}
