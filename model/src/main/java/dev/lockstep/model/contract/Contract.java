package dev.lockstep.model.contract;

import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.version.Version;
import java.util.List;
import java.util.Optional;

/** The versioned promise about one collection or more. Immutable. */
public record Contract(
    Head head,
    List<CollectionPromise> collections,
    List<ServiceLevel> serviceLevels,
    Governance governance) {
  public Contract {
    collections = List.copyOf(collections);
    serviceLevels = List.copyOf(serviceLevels);
  }

  /** What names the contract through all its versions. */
  public String id() {
    return head.id();
  }

  /** Its version. */
  public Version version() {
    return head.version();
  }

  /** The first collection of this name, as people or as the store call it. */
  public Optional<CollectionPromise> collection(String name) {
    return collections.stream()
        .filter(each -> each.name().equals(name) || each.storedName().equals(name))
        .findFirst();
  }
}
