package dev.lockstep.registry.evidence;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.version.Version;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The versions of contracts that may still be in use. Immutable.
 *
 * @param atHand every version of every contract that somebody gave
 * @param deployed by contract, the versions that deployed services still use
 */
public record Versions(List<Contract> atHand, Map<String, Set<Version>> deployed) {
  public Versions {
    atHand = List.copyOf(atHand);
    Map<String, Set<Version>> copy = new HashMap<>();
    deployed.forEach((contract, versions) -> copy.put(contract, Set.copyOf(versions)));
    deployed = Map.copyOf(copy);
  }

  /** The versions of a contract that are still in use, as far as anybody can tell. */
  public Stream<Contract> inUse(String contract, Map<String, Statistics> statistics) {
    return of(contract)
        .filter(each ->
            isDeployed(each)
                || each.collections().stream()
                    .anyMatch(collection ->
                        isStored(
                            collection,
                            Optional.ofNullable(statistics.get(collection.storedName())))));
  }

  private Stream<Contract> of(String contract) {
    return atHand.stream().filter(each -> each.id().equals(contract));
  }

  private boolean isDeployed(Contract contract) {
    return deployed.getOrDefault(contract.id(), Set.of()).contains(contract.version());
  }

  /**
   * Whether documents of this version of a collection may be stored: not where they were counted.
   */
  private static boolean isStored(CollectionPromise collection, Optional<Statistics> statistics) {
    Optional<String> tag = StoredVersions.tag(collection);
    Optional<Set<String>> stored =
        statistics.flatMap(counted -> StoredVersions.counted(collection, counted));
    return tag.isEmpty() || stored.isEmpty() || stored.get().contains(tag.get());
  }

  /** Which of the tags of stored documents belong to a version at hand. */
  public Set<String> tags(String contract, String collection) {
    Set<String> tags = new HashSet<>();
    of(contract)
        .flatMap(each -> each.collection(collection).stream())
        .flatMap(each -> StoredVersions.tag(each).stream())
        .forEach(tags::add);
    return tags;
  }

  /** The deployed versions of a contract that nobody gave, in their order. */
  public Set<String> missing(String contract) {
    Set<String> missing = new TreeSet<>();
    for (Version version : deployed.getOrDefault(contract, Set.of())) {
      if (of(contract).noneMatch(each -> each.version().equals(version))) {
        missing.add(version.text());
      }
    }
    return missing;
  }
}
