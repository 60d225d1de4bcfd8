package dev.lockstep.registry.query;

import dev.lockstep.model.query.QueryTemplate;
import java.util.List;

/** What a template becomes under a change. */
public sealed interface Rewriting {
  /** The template is right as it is. */
  record Same() implements Rewriting {}

  /**
   * This template finds what the original found.
   *
   * @param assuming what must hold of the data and the shape does not say, each a sentence
   */
  record Rewritten(QueryTemplate template, List<String> assuming) implements Rewriting {
    public Rewritten {
      assuming = List.copyOf(assuming);
    }
  }

  /** No template is known that finds what the original found. */
  record Impossible(String why) implements Rewriting {}
}
