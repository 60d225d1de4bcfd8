package dev.lockstep.model.change;

import java.util.List;
import java.util.Optional;

/**
 * A proposed step from one contract version to the next: operations in sequence, and why.
 *
 * @param id names the change everywhere, for ever
 * @param contract which contract it takes from which version to which
 */
public record Change(
    String id,
    String title,
    Optional<ContractStep> contract,
    Optional<String> owner,
    Optional<String> rationale,
    List<Operation.Step> operations,
    Optional<String> rollout) {
  public Change {
    operations = List.copyOf(operations);
  }
}
