package dev.lockstep.formats.deployment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is live where. Immutable. */
public record Deployments(Map<String, Environment> environments) {
  public Deployments {
    environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
  }

  /** These with one more version of a service live in an environment. */
  public Deployments with(String environment, String service, String version) {
    List<String> live = new ArrayList<>(of(environment).of(service));
    if (!live.contains(version)) {
      live.add(version);
    }
    return with(environment, service, live);
  }

  /** These without this version of a service. */
  public Deployments without(String environment, String service, String version) {
    List<String> live = of(environment).of(service);
    return live.contains(version)
        ? with(environment, service, live.stream().filter(each -> !each.equals(version)).toList())
        : this;
  }

  private Deployments with(String environment, String service, List<String> versions) {
    Map<String, List<String>> services = new LinkedHashMap<>(of(environment).services());
    services.put(service, List.copyOf(versions));
    Map<String, Environment> all = new LinkedHashMap<>(environments);
    all.put(environment, new Environment(services, of(environment).contracts()));
    return new Deployments(all);
  }

  /** What is live in an environment; nothing where nobody says. */
  public Environment of(String environment) {
    return environments.getOrDefault(environment, new Environment(Map.of(), List.of()));
  }

  /**
   * What is live in one environment. Several versions of one service may be, and of one contract
   * while a collection holds documents of both.
   *
   * @param services the versions of each service
   */
  public record Environment(Map<String, List<String>> services, List<LiveContract> contracts) {
    public Environment {
      services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
      contracts = List.copyOf(contracts);
    }

    /** The versions of a service. */
    public List<String> of(String service) {
      return services.getOrDefault(service, List.of());
    }

    /** The versions of a contract that a collection has; empty where nobody says. */
    public List<String> of(String contract, Optional<String> collection) {
      return contracts.stream()
          .filter(live -> live.contract().equals(contract))
          .filter(live ->
              live.collection().isEmpty()
                  || collection.isEmpty()
                  || live.collection().equals(collection))
          .flatMap(live -> live.versions().stream())
          .distinct()
          .toList();
    }
  }

  /**
   * The versions of a contract that are live.
   *
   * @param collection empty for all collections of the contract
   */
  public record LiveContract(String contract, Optional<String> collection, List<String> versions) {
    public LiveContract {
      versions = List.copyOf(versions);
    }
  }
}
