package dev.lockstep.registry.approval;

import dev.lockstep.formats.approval.Approval;
import java.util.List;

/**
 * The approvals of one change.
 *
 * @param plan the fingerprint of the change and its contract versions as they are now
 * @param given what was approved, and by whom
 */
public record Approvals(String plan, List<Approval> given) {
  /** Nobody approved anything. */
  public static final Approvals NONE = new Approvals("", List.of());

  public Approvals {
    given = List.copyOf(given);
  }
}
