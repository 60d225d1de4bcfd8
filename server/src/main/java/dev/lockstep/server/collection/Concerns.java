package dev.lockstep.server.collection;

import dev.lockstep.model.version.Version;
import dev.lockstep.registry.impact.Affected;
import dev.lockstep.registry.impact.Impact;
import dev.lockstep.server.collection.Landscape.Shared;
import java.util.List;
import java.util.Optional;

/**
 * What a change touches of the flow.
 *
 * @param collection as the newest version of the contract calls it
 * @param services every one that uses the collection, by its name
 */
record Concerns(String change, String contract, String collection, List<Concerned> services) {
  /**
   * A service that uses the collection.
   *
   * @param acts whether it must do something
   * @param versions those that must
   * @param duties how many things they must do, queries that they must send otherwise included
   */
  record Concerned(
      String service, Optional<String> team, boolean acts, List<String> versions, int duties) {}

  static Concerns of(Impact impact, Shared shared, List<User> users) {
    return new Concerns(
        impact.change().id(),
        shared.contract().id(),
        shared.promise().name(),
        users.stream().map(each -> concerned(each, impact)).toList());
  }

  private static Concerned concerned(User user, Impact impact) {
    List<Affected> acting =
        impact.services().stream()
            .filter(each -> each.version().isPresent() && each.service().equals(user.service()))
            .toList();
    return new Concerned(
        user.service(),
        user.team(),
        !acting.isEmpty(),
        acting.stream().flatMap(each -> each.version().map(Version::text).stream()).toList(),
        acting.stream().mapToInt(each -> each.duties().size() + each.queries().size()).sum());
  }
}
