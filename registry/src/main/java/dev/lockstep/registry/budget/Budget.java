package dev.lockstep.registry.budget;

/**
 * How many steps a question may still cost, and how deep it may nest. Counted, never timed: an
 * answer does not depend on the machine. Mutable; for one thread.
 */
public final class Budget {
  /** How deep a question nests at most; it keeps the thread's stack far from its end. */
  public static final int DEPTH_MAX = 500;

  private long left;
  private int depth;

  /** A budget of so many steps. */
  public Budget(long steps) {
    this.left = steps;
  }

  /**
   * Takes so many steps away.
   *
   * @throws BudgetSpentException if none are left
   */
  public void spend(long steps) {
    left -= steps;
    if (left < 0) {
      throw new BudgetSpentException("the steps granted for it are spent");
    }
  }

  /**
   * Goes one level deeper; {@link #leave} goes back.
   *
   * @throws BudgetSpentException if the question nests too deep
   */
  public void enter() {
    spend(1);
    if (depth >= DEPTH_MAX) {
      throw new BudgetSpentException("it nests deeper than " + DEPTH_MAX + " levels");
    }
    depth++;
  }

  /** Ends what {@link #enter} began. */
  public void leave() {
    depth--;
  }

  /** A part of what is left, at most so much, taken away now: what it costs at most is known. */
  public Budget part(long steps) {
    long granted = Math.min(steps, left);
    left -= granted;
    Budget part = new Budget(granted);
    part.depth = depth;
    return part;
  }

  /** Gives back what a part did not use. */
  public void giveBack(Budget part) {
    left += Math.max(part.left, 0);
    part.left = 0;
  }
}
