package dev.lockstep.model.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that cannot be done and that the caller cannot weigh as a value: a stable code, who can
 * mend it, whether repeating is safe, what it means for the data, and the next command.
 *
 * <p>The message is one sentence, {@code Cannot <do> <what>: <why>}. No problem carries a secret or
 * a value out of a document. Each code has a page under {@code docs/problems}.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Who can mend a problem. */
  public enum Fault {
    /** The one who asked: a file, a flag, a name. */
    CALLER,
    /** The moment: what was asked is legal at another one. */
    STATE,
    /** The store or its network. */
    STORE,
    /** Lockstep itself. */
    US
  }

  /** Whether the same call may be made again as it is. */
  public enum Retry {
    SAFE,
    USELESS
  }

  private final ProblemCode code;
  private final String meaning;
  private final String next;
  private final transient Map<String, String> fields = new LinkedHashMap<>();

  /**
   * A problem of this code.
   *
   * @param sentence what cannot be done and why, ending without a full stop
   * @param meaning what it means for the data, such as "nothing was written"
   * @param next the command to run next
   */
  public Problem(ProblemCode code, String sentence, String meaning, String next) {
    super(sentence);
    this.code = code;
    this.meaning = meaning;
    this.next = next;
  }

  /** This problem with its cause kept for the log. */
  public Problem causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }

  /** This problem with a named field that machines read. */
  public Problem with(String name, Object value) {
    fields.put(name, String.valueOf(value));
    return this;
  }

  /** This problem with findings that each stand alone, numbered from 1. */
  public Problem withFindings(List<?> findings) {
    for (int i = 0; i < findings.size(); i++) {
      fields.put("finding-" + (i + 1), String.valueOf(findings.get(i)));
    }
    return this;
  }

  /** The stable code. */
  public ProblemCode code() {
    return code;
  }

  /** What the problem means for the data. */
  public String meaning() {
    return meaning;
  }

  /** The next command to run. */
  public String next() {
    return next;
  }

  /** The named fields, in the order they were added. */
  public Map<String, String> fields() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
