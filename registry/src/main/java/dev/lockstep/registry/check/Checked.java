package dev.lockstep.registry.check;

import dev.lockstep.registry.approval.Fingerprints;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.rule.Closing;
import java.util.List;
import java.util.stream.Stream;

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

  /**
   * The fingerprint of all that was found, with what the policy silences: what approvals are held
   * to, so that what is found of them does not count.
   */
  public String evidence() {
    return Fingerprints.evidence(
        Stream.concat(findings.stream(), silenced.stream().map(Silenced::finding))
            .filter(finding -> Rules.of(finding.rule()).filter(Closing.class::isInstance).isEmpty())
            .toList());
  }

  /** These, and then those. */
  Checked and(List<Checked> others) {
    return new Checked(
        Stream.concat(findings.stream(), others.stream().flatMap(each -> each.findings().stream()))
            .toList(),
        Stream.concat(silenced.stream(), others.stream().flatMap(each -> each.silenced().stream()))
            .toList());
  }
}
