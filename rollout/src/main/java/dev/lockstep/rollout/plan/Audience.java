package dev.lockstep.rollout.plan;

/** Whose reads a ramp step answers from the new shape. */
public sealed interface Audience {
  /** A part of all documents, by the hash of their keys; above 0 and at most 100. */
  record Percent(double percent) implements Audience {
    public Percent {
      if (!(percent > 0 && percent <= 100)) {
        throw new IllegalArgumentException("Cannot ramp to %s percent".formatted(percent));
      }
    }

    @Override
    public String toString() {
      return percent + " %";
    }
  }

  /** A named set of documents. */
  record Cohort(String name) implements Audience {
    @Override
    public String toString() {
      return "cohort " + name;
    }
  }

  /** The documents of one region. */
  record Region(String name) implements Audience {
    @Override
    public String toString() {
      return "region " + name;
    }
  }
}
