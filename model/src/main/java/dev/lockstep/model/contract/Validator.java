package dev.lockstep.model.contract;

/** How strictly the store itself checks what is written. */
public record Validator(Level level, Action action) {
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
}
