package dev.lockstep.registry.deploy;

import dev.lockstep.formats.deployment.Deployments;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.evidence.Freshness;
import java.util.List;
import java.util.Optional;

/**
 * What decides whether a service may go somewhere.
 *
 * @param freshness how old evidence may be to count
 */
public record Known(
    Deployments deployments,
    List<Located<Contract>> contracts,
    List<Located<Usage>> usages,
    Freshness freshness) {
  public Known {
    contracts = List.copyOf(contracts);
    usages = List.copyOf(usages);
  }

  Optional<Located<Usage>> usage(String service, String version) {
    return usages.stream()
        .filter(file -> file.value().service().equals(service))
        .filter(file -> file.value().version().text().equals(version))
        .findFirst();
  }

  Optional<Located<Contract>> contract(String id, String version) {
    return contracts.stream()
        .filter(file -> file.value().id().equals(id))
        .filter(file -> file.value().version().text().equals(version))
        .findFirst();
  }
}
