package dev.lockstep.registry.query.cql;

import java.util.List;

/** What a statement does with columns, in the order of its text. All variants are immutable. */
sealed interface Part {
  /** Shows every column. */
  record Star(int start, int end) implements Part {}

  /**
   * Shows a column.
   *
   * @param function what is done with it first, in lower case; empty where nothing
   */
  record Shown(Ref ref, String function) implements Part {}

  /** Asks for rows. */
  record Restricted(List<Ref> refs, Way way, String operator, List<Term> terms) implements Part {
    public Restricted {
      refs = List.copyOf(refs);
      terms = List.copyOf(terms);
    }
  }

  /** How columns are compared. */
  enum Way {
    SINGLE,
    TUPLE,
    TOKEN
  }

  /** Orders rows. */
  record Ordered(Ref ref, Direction direction) implements Part {}

  /** Which way an order goes. */
  enum Direction {
    ASC,
    DESC,
    /** By how near a vector is. */
    NEAR
  }

  /** Makes one row of those that are equal there. */
  record Grouped(Ref ref) implements Part {}

  /**
   * Sets a column or changes what is in it.
   *
   * @param operator {@code =}, or {@code +} and {@code -} where the old value goes in
   * @param end behind the assignment
   */
  record Assigned(Ref ref, String operator, List<Term> terms, int end) implements Part {
    public Assigned {
      terms = List.copyOf(terms);
    }
  }

  /** Gives a column of a new row its value. */
  record Inserted(Ref ref, Term value) implements Part {}

  /** Gives a row the values of a text in JSON. */
  record InsertedText(Term value) implements Part {}

  /** Takes the value of a column away. */
  record Deleted(Ref ref) implements Part {}

  /** Lets the statement act only where the column is so. */
  record Condition(Ref ref, String operator, List<Term> terms) implements Part {
    public Condition {
      terms = List.copyOf(terms);
    }
  }
}
