package dev.lockstep.model.contract;

import dev.lockstep.model.document.Document;
import java.util.Optional;

/**
 * How strictly the store itself checks what is written.
 *
 * @param schema the JSON Schema it checks by, where the contract says more than its own shape; in
 *     MongoDB's dialect unless it names another
 */
public record Validator(Level level, Action action, Optional<Document> schema) {
  /** Which writes are checked. */
  public enum Level {
    /** None. */
    OFF("off"),
    /** Inserts, and updates of documents that were valid. */
    MODERATE("moderate"),
    /** All. */
    STRICT("strict");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    /** The word as contracts write it. */
    public String word() {
      return word;
    }
  }

  /** What happens to a write that is not valid. */
  public enum Action {
    /** It is let in, and logged. */
    WARN("warn"),
    /** It is refused. */
    ERROR("error"),
    /** It is refused, and logged. */
    ERROR_AND_LOG("errorAndLog");

    private final String word;

    Action(String word) {
      this.word = word;
    }

    /** The word as contracts write it. */
    public String word() {
      return word;
    }
  }

  /** A validator that checks by the contract's own shape. */
  public Validator(Level level, Action action) {
    this(level, action, Optional.empty());
  }

  /** Whether it refuses a write that is not valid. */
  public boolean refuses() {
    return level != Level.OFF && action != Action.WARN;
  }
}
