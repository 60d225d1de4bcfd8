package dev.lockstep.engine.verify;

import dev.lockstep.model.document.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a verification found.
 *
 * @param compared documents on which both sides were compared
 * @param kept documents whose new side holds more than the old one can say
 * @param held documents in which one side has no place for what the other holds
 * @param missing documents that no engine has written yet
 * @param unreadable documents that cannot be read exactly, left untouched
 * @param foreign documents with another change's tag, left untouched
 * @param divergences documents on which the sides disagree, confirmed by a second look
 * @param examples some of the divergent, missing, unreadable and foreign documents
 * @param generations how often suspects were looked at again
 * @param asOf every write the store had acknowledged by then is covered
 * @param position where the change feed stood then, empty without one
 */
public record VerificationReport(
    long compared,
    long kept,
    long held,
    long missing,
    long unreadable,
    long foreign,
    long divergences,
    List<Example> examples,
    int generations,
    Instant asOf,
    String position) {
  public VerificationReport {
    examples = List.copyOf(examples);
  }

  /** Whether both shapes say the same everywhere. */
  public boolean isClean() {
    return divergences == 0 && missing == 0 && foreign == 0 && unreadable == 0;
  }

  /** What it counted, by names, as logs keep it. */
  public Map<String, String> counts() {
    Map<String, String> counts = new LinkedHashMap<>();
    counts.put("compared", Long.toString(compared));
    counts.put("divergences", Long.toString(divergences));
    counts.put("missing", Long.toString(missing));
    counts.put("kept", Long.toString(kept));
    counts.put("held", Long.toString(held));
    counts.put("unreadable", Long.toString(unreadable));
    counts.put("as-of", asOf.toString());
    return counts;
  }

  /** The keys of some of the documents on which the sides disagree. */
  public List<Value> divergentKeys() {
    return examples.stream()
        .filter(example -> example.flaw() == Flaw.DIVERGENT)
        .map(Example::key)
        .toList();
  }

  /** A document that keeps the shapes from saying the same everywhere. */
  public record Example(Value key, Flaw flaw) {}

  /** What is wrong with a document. */
  public enum Flaw {
    /** The sides disagree. */
    DIVERGENT,
    /** No engine has written it yet. */
    MISSING,
    /** It cannot be read exactly. */
    UNREADABLE,
    /** It has another change's tag. */
    FOREIGN
  }
}
