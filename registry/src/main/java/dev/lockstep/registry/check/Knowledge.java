package dev.lockstep.registry.check;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.Use;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is known beside the two versions of a contract.
 *
 * @param statistics of collections, by the name under which the store holds them
 * @param today the day on which it is asked
 */
public record Knowledge(List<Usage> usages, Map<String, Statistics> statistics, LocalDate today) {
  public Knowledge {
    usages = List.copyOf(usages);
    statistics = Map.copyOf(statistics);
  }

  /** Nothing but the day. */
  public static Knowledge none(LocalDate today) {
    return new Knowledge(List.of(), Map.of(), today);
  }

  /** What is used of a version; services that only take later ones do not run with it. */
  public List<Use> uses(Contract contract, CollectionPromise collection) {
    boolean isOnly = contract.collections().size() == 1;
    return usages.stream()
        .flatMap(usage ->
            usage.contracts().stream()
                .filter(use -> use.contract().equals(contract.id()))
                .filter(
                    use -> contract.version().semantic().filter(use.supports()::isAfter).isEmpty())
                .filter(use ->
                    use.collection()
                        .map(name ->
                            name.equals(collection.name()) || name.equals(collection.storedName()))
                        .orElse(isOnly))
                .map(use -> Use.of(usage, use, collection)))
        .toList();
  }

  public Statistics of(CollectionPromise collection) {
    return statistics.getOrDefault(collection.storedName(), Statistics.NONE);
  }
}
