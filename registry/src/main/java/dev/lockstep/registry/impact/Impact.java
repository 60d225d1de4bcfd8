package dev.lockstep.registry.impact;

import dev.lockstep.model.change.Change;
import dev.lockstep.registry.compare.CollectionPair;
import java.util.List;

/**
 * What a change means for the services.
 *
 * @param pair the collection before and after
 * @param services those that must do something, by name and version; then the owners of queries
 *     that only the contract lists
 * @param untouched how many others use the collection
 */
public record Impact(
    Change change, CollectionPair pair, List<Affected> services, int untouched, Risk risk) {
  public Impact {
    services = List.copyOf(services);
  }
}
