package dev.lockstep.registry.formula;

/** A term that occurs once in its {@link Formulas}; so itself is its identity. Immutable. */
public final class Formula {
  private final Term term;
  private final String place;
  private final int number;

  Formula(Term term, String place, int number) {
    this.term = term;
    this.place = place;
    this.number = number;
  }

  /** What it says. */
  public Term term() {
    return term;
  }

  /** Where it was first read, such as {@code new#/properties/a}. */
  public String place() {
    return place;
  }

  /** How many formulas were made before it; an order that depends on what was read alone. */
  int number() {
    return number;
  }

  @Override
  public String toString() {
    return term.toString();
  }
}
