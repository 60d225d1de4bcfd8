package dev.lockstep.runner.report;

import dev.lockstep.model.stage.Stage;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The journey of one document through a change, as far as it can be told; it holds neither the
 * document's key nor any value out of it.
 *
 * @param stage where the change stands
 * @param written when the document was last written in step, where its tag says
 * @param steps what was done with all documents, this one among them, oldest first
 * @param aside what was set aside of it
 * @param unopened how many records of the change could not be opened, and may be of it
 */
public record Trace(
    String change,
    Stage stage,
    Now now,
    Optional<Written> written,
    List<Step> steps,
    List<Aside> aside,
    long unopened) {
  public Trace {
    steps = List.copyOf(steps);
    aside = List.copyOf(aside);
  }

  /** What a document is at the moment of looking. */
  public enum State {
    /** The store has none of this key. */
    ABSENT("The store has no document of this key."),
    /** It cannot be read exactly. */
    UNREADABLE("It cannot be read exactly, as a field name stands in it twice; it is left alone."),
    /** Another change's tag is on it. */
    FOREIGN("It carries the tag of another change, and is left alone."),
    /** It has no tag of the change. */
    UNTAGGED("It is in one shape alone: it carries no tag of the change."),
    /** Both shapes say the same. */
    AGREED("Both shapes are in it and say the same."),
    /** The new shape holds more. */
    KEPT("Both shapes are in it; the new one holds more than the old one can say."),
    /** One side has no place for the other. */
    HELD("One shape has no place for what the other holds, and keeps its last value."),
    /** The shapes disagree. */
    DIFFERENT("The shapes disagree now: a write is still to be carried over, or to be repaired.");

    private final String sentence;

    State(String sentence) {
      this.sentence = sentence;
    }

    /** The same in a sentence. */
    public String sentence() {
      return sentence;
    }
  }

  /**
   * What the document is now.
   *
   * @param components how each component last agreed, by name, as the tag says
   */
  public record Now(State state, Map<String, String> components) {
    public Now {
      components = Collections.unmodifiableSortedMap(new TreeMap<>(components));
    }
  }

  /**
   * When it was last written in step: under an epoch, which began and ended at these moments.
   *
   * @param stage at which the change stood then
   */
  public record Written(
      long epoch, Optional<String> stage, Optional<Instant> from, Optional<Instant> until) {}

  /** Something that was done. */
  public record Step(Instant time, String action, String sentence) {}

  /**
   * Something that was set aside of the document.
   *
   * @param record its id beside the collection
   * @param what its component, shape and reason, or that it is the old shape
   */
  public record Aside(String record, String what) {}
}
