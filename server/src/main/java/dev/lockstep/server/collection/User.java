package dev.lockstep.server.collection;

import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.evidence.Use;
import java.util.List;
import java.util.Optional;

/**
 * A service that uses a collection.
 *
 * @param team who answers for its last version
 * @param versions those that count: live somewhere, or the last one published
 * @param streams whether it follows the feed of changes
 */
record User(
    String service,
    Optional<String> team,
    List<String> versions,
    boolean reads,
    boolean writes,
    boolean streams) {
  /** What the versions of one service do together. */
  static User of(List<Use> uses) {
    Usage last = uses.getLast().usage();
    return new User(
        last.service(),
        last.team(),
        uses.stream().map(each -> each.usage().version().text()).distinct().toList(),
        uses.stream().anyMatch(Use::isReader),
        uses.stream().anyMatch(Use::isWriter),
        uses.stream().anyMatch(each -> !each.use().streams().isEmpty()));
  }
}
