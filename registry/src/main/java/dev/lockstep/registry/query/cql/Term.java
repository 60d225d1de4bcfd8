package dev.lockstep.registry.query.cql;

import dev.lockstep.model.document.Value;
import java.util.Optional;

/**
 * A value as a statement writes it.
 *
 * @param text as it stands, for a marker its name
 * @param value what it is, where it is a single constant that documents have too
 */
record Term(Kind kind, String text, Optional<Value> value, int start, int end) {
  /** What stands for the value. */
  enum Kind {
    /** A constant, single or not. */
    CONSTANT,
    /** A marker with a name. */
    NAMED,
    /** A marker without one, alone or inside. */
    UNNAMED,
    /** Something with markers that have names. */
    MARKED,
    /** A call, or something with one, whose value may be another each time. */
    CALL;

    /** What a term is that has both inside. */
    Kind with(Kind other) {
      Kind mine = this == NAMED ? MARKED : this;
      Kind its = other == NAMED ? MARKED : other;
      return mine.weight() >= its.weight() ? mine : its;
    }

    private int weight() {
      return switch (this) {
        case CONSTANT -> 0;
        case NAMED, MARKED -> 1;
        case UNNAMED -> 2;
        case CALL -> 3;
      };
    }
  }
}
