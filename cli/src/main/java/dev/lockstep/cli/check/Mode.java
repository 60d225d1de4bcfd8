package dev.lockstep.cli.check;

import dev.lockstep.cli.verb.Words;
import dev.lockstep.registry.finding.Edge;
import java.util.Locale;

/** Which edges count, and whether every version still in use is compared. */
enum Mode {
  NONE,
  /** New readers of what is stored. */
  BACKWARD,
  /** Old readers of what new writers store. */
  FORWARD,
  /** Both, and old writers. */
  ALL,
  BACKWARD_TRANSITIVE,
  FORWARD_TRANSITIVE,
  ALL_TRANSITIVE;

  boolean counts(Edge edge) {
    return switch (this) {
      case NONE -> false;
      case BACKWARD, BACKWARD_TRANSITIVE -> edge == Edge.NEW_READER_OLD_DATA;
      case FORWARD, FORWARD_TRANSITIVE -> edge == Edge.OLD_READER_NEW_DATA;
      case ALL, ALL_TRANSITIVE -> true;
    };
  }

  /** Whether not only the last version is compared. */
  boolean isTransitive() {
    return switch (this) {
      case NONE, BACKWARD, FORWARD, ALL -> false;
      case BACKWARD_TRANSITIVE, FORWARD_TRANSITIVE, ALL_TRANSITIVE -> true;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How the words after {@code --mode} read, also as other registries write them. */
  static final class ModeWord extends Words<Mode> {
    ModeWord() {
      super(Mode.values(), Mode::word);
    }

    @Override
    public Mode convert(String text) {
      return super.convert(text.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }
}
