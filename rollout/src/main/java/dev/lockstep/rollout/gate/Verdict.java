package dev.lockstep.rollout.gate;

/** What one look at one check found. */
public sealed interface Verdict {
  /** What it rests on. */
  Evidence evidence();

  /** Safety is shown. */
  record Passed(Evidence evidence) implements Verdict {}

  /** Harm is shown. */
  record Failed(Evidence evidence, Trip trip) implements Verdict {}

  /** Neither is shown yet. */
  record Inconclusive(Evidence evidence, Lack lack) implements Verdict {}

  /** It cannot be told, because something does not work. */
  record Errored(Evidence evidence, Cause cause) implements Verdict {}

  /** How a check failed. */
  enum Trip {
    /** By evidence gathered over several windows. */
    SOFT,
    /** At once. */
    HARD
  }

  /** What a verdict lacks. */
  enum Lack {
    /** The stage is too young, or something failed to answer a moment ago. */
    WARMING,
    /** Too few events yet. */
    LOW_N,
    /** Clients are alive but send no traffic. */
    NO_TRAFFIC,
    /** Not every part of the data has been seen. */
    COVERAGE
  }

  /** Why nothing can be told. */
  enum Cause {
    /** The newest sample is too old. */
    STALE,
    /** Too few of the expected clients report. */
    PARTIAL_REPORTERS,
    /** The source of the figures gave none, or one that is no number. */
    PROVIDER,
    /** Traffic is not routed by the configured shares. */
    ROUTING_SKEW,
    /** The observation does not fit the check. */
    EVALUATOR
  }

  /** The kind of verdict, without its reasons. */
  default Outcome outcome() {
    return switch (this) {
      case Passed passed -> Outcome.PASS;
      case Failed failed -> Outcome.FAIL;
      case Inconclusive inconclusive -> Outcome.INCONCLUSIVE;
      case Errored errored -> Outcome.ERROR;
    };
  }
}
