package dev.lockstep.registry.exchange.draft;

import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.writing.Meanings;
import java.util.List;

/**
 * A contract that somebody should look at before it promises anything.
 *
 * @param remarks what the contract does not say although the foreign file does
 */
public record Draft(Contract contract, Meanings meanings, List<Remark> remarks) {
  public Draft {
    remarks = List.copyOf(remarks);
  }
}
