package dev.lockstep.registry.formula;

/** A term that occurs once in its {@link Formulas}; so itself is its identity. Immutable. */
public final class Formula {
  private final Term term;
  private final String place;

  Formula(Term term, String place) {
    this.term = term;
    this.place = place;
  }

  /** What it says. */
  public Term term() {
    return term;
  }

  /** Where it was first read, such as {@code new#/properties/a}. */
  public String place() {
    return place;
  }

  @Override
  public String toString() {
    return term.toString();
  }
}
