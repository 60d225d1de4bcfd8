package dev.lockstep.registry.rule;

import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.approval.Approvals;
import dev.lockstep.registry.evidence.Versions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known beside one collection.
 *
 * @param contracts those of other collections, too, in their newest version
 * @param versions where every version still in use is to be compared: all that are at hand
 * @param approvals of the change that is looked at
 * @param today the day on which it is asked
 */
public record Context(
    Terms terms,
    List<Contract> contracts,
    Optional<Versions> versions,
    Approvals approvals,
    LocalDate today) {
  public Context {
    contracts = List.copyOf(contracts);
  }
}
