package dev.lockstep.api.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a runner found when it compared both shapes of all documents, and the journeys of some
 * documents that were not as they should be. Values stand in it only where the contract opens them.
 *
 * @param runner the name of the runner
 * @param epoch the one that the work is of
 * @param asOfMillis every write that the store had acknowledged by then is covered; since 1970
 * @param steps what was done with all documents, the oldest first; the last of them, where there
 *     were many
 * @param documents some that were not as they should be, none of them twice
 * @param unopened how many records of what was set aside were not looked into, and may be of them
 */
public record ComparisonReport(
    String runner,
    long epoch,
    long asOfMillis,
    Counts counts,
    List<Step> steps,
    List<Journey> documents,
    long unopened) {
  /** How many documents a report tells of at most. */
  public static final int DOCUMENTS_MAX = 20;

  /** How many steps. */
  public static final int STEPS_MAX = 200;

  /** How many differences, components and records of one document. */
  public static final int PARTS_MAX = 20;

  /** How long a value may be that is told. */
  public static final int VALUE_MAX = 200;

  private static final int SENTENCE_MAX = 2000;

  /** Refuses more than a page could show. */
  public ComparisonReport {
    Bounds.name("runner", runner);
    Bounds.count("epoch", epoch);
    Bounds.count("asOfMillis", asOfMillis);
    Bounds.count("unopened", unopened);
    steps = Bounds.list("steps", steps, STEPS_MAX);
    documents = Bounds.list("documents", documents, DOCUMENTS_MAX);
  }

  /**
   * How many documents there were.
   *
   * @param compared on which both shapes were compared
   * @param divergences on which they disagree
   * @param missing that lack the new shape
   * @param unreadable that cannot be read exactly
   * @param foreign with another change's tag
   */
  public record Counts(
      long compared, long divergences, long missing, long unreadable, long foreign) {
    /** Refuses counts below 0. */
    public Counts {
      Bounds.count("compared", compared);
      Bounds.count("divergences", divergences);
      Bounds.count("missing", missing);
      Bounds.count("unreadable", unreadable);
      Bounds.count("foreign", foreign);
    }
  }

  /** Something that was done with all documents. */
  public record Step(long timeMillis, String sentence) {
    /** Refuses what is no sentence. */
    public Step {
      Bounds.count("timeMillis", timeMillis);
      Bounds.text("sentence", sentence, SENTENCE_MAX);
    }
  }

  /**
   * The journey of one document.
   *
   * @param document a name that is always the same for it and tells nothing of its key
   * @param key its key, where the contract opens it
   * @param state what it was when the runner looked at it, after the comparison
   * @param sentence the same in a sentence
   * @param differences where the new shape is not what it should be
   * @param written when it was last written in step, where its tag says
   * @param aside what was set aside of it
   */
  public record Journey(
      String document,
      Optional<String> key,
      State state,
      String sentence,
      List<Component> components,
      List<Difference> differences,
      Optional<Written> written,
      List<String> aside) {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

    /** Refuses a name that may be a key, and more than a page could show. */
    public Journey {
      if (!NAME.matcher(document).matches()) {
        throw new WireException("document", "it is not 32 hexadecimal digits");
      }
      key.ifPresent(each -> Bounds.text("key", each, VALUE_MAX));
      Bounds.text("sentence", sentence, SENTENCE_MAX);
      components = Bounds.list("components", components, PARTS_MAX);
      differences = Bounds.list("differences", differences, PARTS_MAX);
      aside = Bounds.list("aside", aside, PARTS_MAX);
      aside.forEach(each -> Bounds.text("aside", each));
    }
  }

  /** What a document is. */
  public enum State {
    /** The store has none of its key. */
    ABSENT,
    /** It cannot be read exactly. */
    UNREADABLE,
    /** It has another change's tag. */
    FOREIGN,
    /** It has no tag. */
    UNTAGGED,
    /** Both shapes say the same. */
    AGREED,
    /** The new shape holds more. */
    KEPT,
    /** One shape has no place for what the other holds. */
    HELD,
    /** The shapes disagree. */
    DIFFERENT
  }

  /**
   * A part of the change in a document.
   *
   * @param last how it last agreed, as the tag says; empty where it does not
   */
  public record Component(String name, String last, boolean disagrees) {
    /** Refuses what is no name. */
    public Component {
      Bounds.name("name", name);
      Bounds.text("last", last);
    }
  }

  /** A path of the new shape that is not as it should be. */
  public record Difference(String component, String path, Told expected, Told found) {
    /** Refuses what is no name. */
    public Difference {
      Bounds.name("component", component);
      Bounds.text("path", path);
    }
  }

  /**
   * A value as far as it may be told.
   *
   * @param type such as {@code string}; empty where there is no value
   * @param value absent where it is hidden
   */
  public record Told(String type, Optional<String> value) {
    /** Refuses a value that is long. */
    public Told {
      Bounds.text("type", type);
      value.ifPresent(each -> Bounds.text("value", each, VALUE_MAX));
    }
  }

  /**
   * When a document was last written in step.
   *
   * @param stage at which the change stood then
   * @param fromMillis when the epoch of the write began, since 1970
   * @param untilMillis when it ended
   */
  public record Written(
      long epoch, Optional<String> stage, Optional<Long> fromMillis, Optional<Long> untilMillis) {
    /** Refuses moments before 1970. */
    public Written {
      Bounds.count("epoch", epoch);
      stage.ifPresent(each -> Bounds.text("stage", each));
      fromMillis.ifPresent(each -> Bounds.count("fromMillis", each));
      untilMillis.ifPresent(each -> Bounds.count("untilMillis", each));
    }
  }
}
