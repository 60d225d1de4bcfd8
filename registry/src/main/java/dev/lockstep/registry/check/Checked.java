package dev.lockstep.registry.check;

import dev.lockstep.registry.finding.Finding;
import java.util.List;

/**
 * What the checker found, and what the policy silenced of it.
 *
 * @param findings the worst first, those that somebody accepted among them
 * @param silenced what is not among them, or matters less there, because the policy says so
 */
public record Checked(List<Finding> findings, List<Silenced> silenced) {
  /** A finding as it would be without the policy, and what the policy did to it. */
  public record Silenced(Finding finding, Silence how) {}

  /** What a policy does to a finding, by the name of the list in its file. */
  public enum Silence {
    /** Its rule is not among those in use. */
    USE("use"),
    /** Its rule is not applied. */
    EXCEPT("except"),
    /** No rule is applied at its place. */
    IGNORE("ignore"),
    /** Its rule is not applied at its place. */
    IGNORE_ONLY("ignoreOnly"),
    /** It matters less. */
    SEVERITY("severity");

    private final String word;

    Silence(String word) {
      this.word = word;
    }

    /** The name of the list in the file. */
    public String word() {
      return word;
    }
  }

  public Checked {
    findings = List.copyOf(findings);
    silenced = List.copyOf(silenced);
  }
}
