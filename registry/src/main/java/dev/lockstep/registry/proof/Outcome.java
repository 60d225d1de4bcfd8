package dev.lockstep.registry.proof;

import dev.lockstep.registry.json.Json;

/** What came of a search for a value. */
public sealed interface Outcome {
  /** There is none. */
  record Empty() implements Outcome {}

  /** There is this one. */
  record Found(Json value) implements Outcome {}

  /** There may be one; why that is not known, and where the formula stands that it depends on. */
  record Undecided(String why, String where) implements Outcome {}

  /** The answer where there is no value. */
  Outcome EMPTY = new Empty();
}
