package dev.lockstep.server.collection;

import dev.lockstep.formats.deployment.Deployments;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.server.collection.Landscape.Shared;
import dev.lockstep.server.registry.Notices.Sunset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A collection with everything that a list shows of it.
 *
 * @param contract the id of its contract
 * @param collection as the newest version calls it
 * @param stored as the store calls it
 * @param title what people call the contract
 * @param team who answers for it; empty where nobody is named
 * @param engine empty where the contract does not say
 * @param versions those that promise it, the newest first
 */
record SharedCollection(
    String contract,
    String collection,
    String stored,
    Optional<String> title,
    String team,
    Optional<Engine> engine,
    List<OfVersion> versions,
    List<User> users,
    List<Live> live) {
  /**
   * A version of the contract.
   *
   * @param status such as {@code active}
   * @param deprecated why nobody should use it any more; empty where they may
   * @param sunset the last day on which it is served
   */
  record OfVersion(
      String version, String status, Optional<String> deprecated, Optional<LocalDate> sunset) {
    private static OfVersion of(Contract contract, List<Sunset> notices) {
      Optional<Sunset> notice =
          notices.stream()
              .filter(each -> each.contract().equals(contract.id()))
              .filter(each -> each.version().equals(contract.version().text()))
              .findFirst();
      return new OfVersion(
          contract.version().text(),
          contract.head().status(),
          notice.map(Sunset::reason),
          notice.map(Sunset::sunset));
    }
  }

  /** The versions that documents have in an environment. */
  record Live(String environment, List<String> versions) {}

  /** What all collections share, read once. */
  record Known(Landscape landscape, List<Sunset> notices, Deployments live) {
    SharedCollection of(Shared shared) {
      Contract newest = shared.contract();
      return new SharedCollection(
          newest.id(),
          shared.promise().name(),
          shared.promise().storedName(),
          newest.head().name(),
          shared.owner(),
          shared.promise().engine(),
          shared.versions().stream().map(each -> OfVersion.of(each, notices)).toList(),
          landscape.users(shared),
          live(newest.id(), shared.promise().name()));
    }

    private List<Live> live(String contract, String collection) {
      return live.environments().entrySet().stream()
          .map(each ->
              new Live(each.getKey(), each.getValue().of(contract, Optional.of(collection))))
          .filter(each -> !each.versions().isEmpty())
          .toList();
    }
  }
}
