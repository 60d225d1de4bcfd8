package dev.lockstep.server.collection;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.server.collection.Landscape.Shared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which services use which collections.
 *
 * @param services those that use any, by their names
 * @param collections by contract and name, those that nobody uses, too
 */
record Flow(List<Service> services, List<Collection> collections, List<Edge> edges) {
  /** A service; its team answers for its last version. */
  record Service(String name, Optional<String> team) {}

  /** A collection; its team answers for the contract. */
  record Collection(
      String contract, String collection, String stored, String team, Optional<Engine> engine) {}

  /**
   * What one service does with one collection.
   *
   * @param versions of the service
   * @param streams whether it follows the feed of changes
   */
  record Edge(
      String service,
      String contract,
      String collection,
      List<String> versions,
      boolean reads,
      boolean writes,
      boolean streams) {}

  /**
   * The whole flow, or the part of it that a team has to do with: its services with what they use,
   * and its collections with who uses them.
   */
  static Flow of(Landscape landscape, Optional<String> team) {
    Map<String, Service> services = new LinkedHashMap<>();
    List<Collection> collections = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (Shared shared : landscape.collections()) {
      boolean isOwn = team.isEmpty() || team.get().equals(shared.owner());
      List<User> users =
          landscape.users(shared).stream()
              .filter(each -> isOwn || each.team().equals(team))
              .toList();
      if (isOwn || !users.isEmpty()) {
        collections.add(collection(shared));
      }
      for (User user : users) {
        services.put(user.service(), new Service(user.service(), user.team()));
        edges.add(edge(shared, user));
      }
    }
    List<Service> sorted =
        services.values().stream()
            .sorted((one, other) -> one.name().compareTo(other.name()))
            .toList();
    return new Flow(sorted, collections, edges);
  }

  private static Collection collection(Shared shared) {
    return new Collection(
        shared.contract().id(),
        shared.promise().name(),
        shared.promise().storedName(),
        shared.owner(),
        shared.promise().engine());
  }

  private static Edge edge(Shared shared, User user) {
    return new Edge(
        user.service(),
        shared.contract().id(),
        shared.promise().name(),
        user.versions(),
        user.reads(),
        user.writes(),
        user.streams());
  }
}
