package dev.lockstep.rollout.gate;

/** One thing a gate looks at. Margins and limits are fixed before the data. */
public sealed interface Check {
  /** Its name in plans, verdicts and messages. */
  String name();

  /**
   * Bad events of the new path against those of the old one: errors, or requests slower than a
   * threshold that was fixed beforehand.
   *
   * @param margin the ratio of the rates that is still borne, above 1
   */
  record Ratio(String name, double margin) implements Check {
    public Ratio {
      requireAbove(name, margin, 1);
    }
  }

  /**
   * The same requests through both paths: how often only the new one went badly, against how often
   * only the old one did. Both arms of its windows count the same pairs.
   *
   * @param margin the ratio that is still borne, above 1
   */
  record Paired(String name, double margin) implements Check {
    public Paired {
      requireAbove(name, margin, 1);
    }
  }

  /**
   * Documents or answers that differ.
   *
   * @param max the rate below which they must be
   * @param confidence how sure that must be, such as 0.99
   */
  record Mismatch(String name, double max, double confidence) implements Check {
    public Mismatch {
      requireBetween(name, max);
      requireBetween(name, confidence);
    }
  }

  /** What must never happen: a loss or corruption that a second look confirmed. */
  record Invariant(String name) implements Check {}

  /**
   * How fast the change uses up the bad events it may cause.
   *
   * @param allowed the share of bad operations the budget allows for
   */
  record Budget(String name, double allowed) implements Check {
    public Budget {
      requireBetween(name, allowed);
    }
  }

  /**
   * A level that must stay below a cap: the share of a hot key, throttling of the old path,
   * replication lag in seconds.
   */
  record Guard(String name, double cap) implements Check {
    public Guard {
      requireAbove(name, cap, 0);
    }
  }

  /** What somebody else answers: a query, a webhook, a person, a test. */
  record Outside(String name) implements Check {}

  private static void requireAbove(String name, double value, double least) {
    if (!(value > least) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Cannot check %s against %s: it must be above %s".formatted(name, value, least));
    }
  }

  private static void requireBetween(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          "Cannot check %s against %s: it must be between 0 and 1".formatted(name, value));
    }
  }
}
