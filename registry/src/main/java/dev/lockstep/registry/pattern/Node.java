package dev.lockstep.registry.pattern;

import java.util.List;

/** One part of a pattern. */
sealed interface Node {
  /** One character out of a set. */
  record One(CodePoints set) implements Node {}

  /** The parts one after the other. */
  record Sequence(List<Node> parts) implements Node {}

  /** One of the parts. */
  record Choice(List<Node> parts) implements Node {}

  /**
   * The part so many times.
   *
   * @param max negative where there is no bound
   */
  record Repeat(Node part, int min, int max) implements Node {}

  /** A place between characters. */
  record At(Place place) implements Node {}

  /** The places between characters that patterns know. */
  enum Place {
    BEGIN,
    END,
    WORD_EDGE,
    NO_WORD_EDGE
  }
}
