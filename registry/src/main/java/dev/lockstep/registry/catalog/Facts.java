package dev.lockstep.registry.catalog;

import java.util.List;

/** What one file holds, in short. */
public sealed interface Facts {
  /** Neither a contract nor a usage. */
  record Other() implements Facts {}

  /** A contract or a usage with mistakes in it. */
  record Broken() implements Facts {}

  /** A contract of this id. */
  record OfContract(String id, String version) implements Facts {}

  /**
   * A usage.
   *
   * @param contracts the ids of the contracts it uses
   */
  record OfUsage(String service, String version, List<String> contracts) implements Facts {
    public OfUsage {
      contracts = List.copyOf(contracts);
    }
  }

  /** Whether it is one of those files at all, whole or not. */
  default boolean isOurs() {
    return !(this instanceof Other);
  }
}
