package dev.lockstep.formats.reading;

import dev.lockstep.formats.Finding;
import java.util.List;

/** What reading a file came to. */
public sealed interface Outcome<T> {
  /** The file is what it should be. */
  record Whole<T>(Located<T> located) implements Outcome<T> {}

  /**
   * The file is not what it should be.
   *
   * @param findings everything that is wrong with it, by place; at least one
   */
  record Broken<T>(String file, List<Finding> findings) implements Outcome<T> {
    public Broken {
      findings = List.copyOf(findings);
    }
  }
}
