package dev.lockstep.registry.budget;

/** A question would cost more than it may; whoever asked it answers that nothing is known. */
public final class BudgetSpentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BudgetSpentException(String why) {
    super(why, null, false, false);
  }

  /** What ran out. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
