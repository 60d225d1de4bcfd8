package dev.lockstep.server.governance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change with everything that decides whether it may be carried out.
 *
 * @param author who proposed this revision
 * @param from the contract version before it; empty while it is not known
 * @param to the contract version after it
 * @param fingerprint what an approval given now would be held to; empty while it cannot be assessed
 * @param mistakes why it cannot be assessed yet
 * @param needed how many different persons must approve it
 * @param graveness why it is more than one
 * @param concerned the teams that must say that they know
 */
public record Governed(
    String id,
    String title,
    int revision,
    String author,
    Status status,
    Optional<String> contract,
    Optional<String> collection,
    Optional<String> from,
    Optional<String> to,
    Optional<Fingerprint> fingerprint,
    List<String> mistakes,
    int needed,
    List<String> graveness,
    List<Concern> concerned,
    List<Consent> approvals,
    List<Said> remarks) {
  /** Where a change stands. */
  public enum Status {
    /** It is open what becomes of it. */
    PROPOSED,
    /** Everybody who must agreed to it as it is now. */
    APPROVED,
    /** A steward does not want this revision of it. */
    REJECTED,
    /** It will not be carried out. */
    WITHDRAWN
  }

  /** What an approval is held to. */
  public record Fingerprint(String whole, String change, String plan, String evidence) {
    static Fingerprint of(Prints prints) {
      return new Fingerprint(prints.whole(), prints.change(), prints.plan(), prints.evidence());
    }
  }

  /** A team that is concerned, and who acknowledged the change for it as it is now. */
  public record Concern(String team, Optional<String> acknowledgedBy) {}

  /**
   * An approval.
   *
   * @param lapsed why it holds no longer; empty where it does
   */
  public record Consent(String by, String team, Instant at, List<String> lapsed) {}

  /** Something that was said, as plain text. */
  public record Said(String kind, String by, String team, Instant at, String text) {}
}
