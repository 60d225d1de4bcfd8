package dev.lockstep.model.pattern;

import java.util.List;

/**
 * One part of a pattern, whatever the notation it was written in.
 *
 * @param <S> a set of characters
 */
public sealed interface Node<S> {
  /** One character out of a set. */
  record One<S>(S set) implements Node<S> {}

  /** The parts one after the other. */
  record Sequence<S>(List<Node<S>> parts) implements Node<S> {}

  /** One of the parts. */
  record Choice<S>(List<Node<S>> parts) implements Node<S> {}

  /**
   * The part so many times.
   *
   * @param max negative where there is no bound
   */
  record Repeat<S>(Node<S> part, int min, int max) implements Node<S> {}

  /** A place between characters. */
  record At<S>(Place place) implements Node<S> {}

  /** The places between characters that patterns know. */
  enum Place {
    /** Before the first character. */
    BEGIN,
    /** After the last one. */
    END,
    /** Between one that belongs to a word and one that does not. */
    WORD_EDGE,
    /** Where no word begins or ends. */
    NO_WORD_EDGE
  }
}
