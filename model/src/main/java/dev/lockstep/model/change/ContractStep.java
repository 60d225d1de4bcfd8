package dev.lockstep.model.change;

import dev.lockstep.model.version.Version;
import java.util.Optional;

/**
 * The step of a contract that a change carries out.
 *
 * @param contract the id of the contract
 * @param collection the collection that changes; empty where the contract has one only
 * @param from the version before; empty for the one before {@code to}
 * @param to the version after; empty for the newest there is
 */
public record ContractStep(
    String contract, Optional<String> collection, Optional<Version> from, Optional<Version> to) {

  /** The step to the newest version of a contract with one collection. */
  public static ContractStep of(String contract) {
    return new ContractStep(contract, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
