package dev.lockstep.registry.changelog;

import dev.lockstep.model.contract.Contract;
import java.time.LocalDate;
import java.util.List;

/**
 * The contracts as they were at one time.
 *
 * @param label where they were found, such as a commit or a folder
 * @param day when
 */
public record Snapshot(String label, LocalDate day, List<Contract> contracts) {
  public Snapshot {
    contracts = List.copyOf(contracts);
  }
}
