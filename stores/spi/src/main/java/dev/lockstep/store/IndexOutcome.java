package dev.lockstep.store;

/** What came of building an index. */
public sealed interface IndexOutcome {
  /** It serves queries. */
  record Ready() implements IndexOutcome {}

  /** Documents contradict it, such as duplicates under a unique one. */
  record Refused(String why) implements IndexOutcome {}
}
