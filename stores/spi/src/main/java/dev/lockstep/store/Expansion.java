package dev.lockstep.store;

import java.util.List;

/** What came of making room for fields. */
public sealed interface Expansion {
  /** Every server knows the fields. */
  record Ready() implements Expansion {}

  /**
   * The store cannot hold them.
   *
   * @param why each reason, without document values
   */
  record Refused(List<String> why) implements Expansion {
    public Refused {
      why = List.copyOf(why);
    }
  }
}
