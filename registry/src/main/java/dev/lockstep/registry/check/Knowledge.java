package dev.lockstep.registry.check;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.approval.Approvals;
import dev.lockstep.registry.evidence.Services;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.Traffic;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.evidence.Versions;
import dev.lockstep.registry.rule.Context;
import dev.lockstep.registry.rule.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known beside the two versions of a contract.
 *
 * @param statistics of collections, by the name under which the store holds them
 * @param traffic of collections, by the same name
 * @param contracts the newest version of each, those of other collections, too
 * @param versions where every version still in use is to be compared: those that are at hand
 * @param approvals of the change that is looked at
 * @param today the day on which it is asked
 */
public record Knowledge(
    List<Usage> usages,
    Map<String, Statistics> statistics,
    Map<String, Traffic> traffic,
    List<Contract> contracts,
    Optional<Versions> versions,
    Approvals approvals,
    LocalDate today) {
  public Knowledge {
    usages = List.copyOf(usages);
    statistics = Map.copyOf(statistics);
    traffic = Map.copyOf(traffic);
    contracts = List.copyOf(contracts);
  }

  /** What usages and counts say. */
  public Knowledge(List<Usage> usages, Map<String, Statistics> statistics, LocalDate today) {
    this(usages, statistics, Map.of(), List.of(), Optional.empty(), Approvals.NONE, today);
  }

  /** Nothing but the day. */
  public static Knowledge none(LocalDate today) {
    return new Knowledge(List.of(), Map.of(), today);
  }

  /** The same with what was seen of traffic. */
  public Knowledge seeing(Map<String, Traffic> seen) {
    return new Knowledge(usages, statistics, seen, contracts, versions, approvals, today);
  }

  /** The same beside these contracts. */
  public Knowledge beside(List<Contract> others) {
    return new Knowledge(usages, statistics, traffic, others, versions, approvals, today);
  }

  /** The same, to compare every version still in use. */
  public Knowledge across(Versions all) {
    return new Knowledge(
        usages, statistics, traffic, contracts, Optional.of(all), approvals, today);
  }

  /** The same with the approvals of the change that is looked at. */
  public Knowledge approved(Approvals given) {
    return new Knowledge(usages, statistics, traffic, contracts, versions, given, today);
  }

  /** What is done with a version; services that only take later ones do not run with it. */
  Services services(Contract contract, CollectionPromise collection, Terms terms) {
    List<Use> known = declared(contract, collection);
    Services declared = Services.declared(running(known, contract));
    return Optional.ofNullable(traffic.get(collection.storedName()))
        .map(seen -> declared.seen(seen, contract.id(), known, terms.windowDays()))
        .orElse(declared);
  }

  /** What is declared of a version; services that only take later ones do not run with it. */
  public List<Use> uses(Contract contract, CollectionPromise collection) {
    return running(declared(contract, collection), contract);
  }

  private static List<Use> running(List<Use> known, Contract contract) {
    return known.stream()
        .filter(
            use -> contract.version().semantic().filter(use.use().supports()::isAfter).isEmpty())
        .toList();
  }

  private List<Use> declared(Contract contract, CollectionPromise collection) {
    boolean isOnly = contract.collections().size() == 1;
    return usages.stream()
        .flatMap(usage ->
            usage.contracts().stream()
                .filter(use -> use.contract().equals(contract.id()))
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

  Context context(Terms terms) {
    return new Context(terms, contracts, versions, approvals, today);
  }
}
