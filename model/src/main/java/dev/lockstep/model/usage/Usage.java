package dev.lockstep.model.usage;

import dev.lockstep.model.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * What one version of a service does with collections. Immutable.
 *
 * @param service the name by which the service is deployed and connects to stores
 * @param environments where this version runs or is meant to run
 */
public record Usage(
    String service,
    Version version,
    Optional<String> team,
    List<String> environments,
    List<ContractUse> contracts) {
  public Usage {
    environments = List.copyOf(environments);
    contracts = List.copyOf(contracts);
    if (service.isBlank()) {
      throw new IllegalArgumentException("A usage names its service");
    }
  }
}
