package dev.lockstep.server.registry;

import dev.lockstep.formats.change.ChangeFile.Parsed;
import dev.lockstep.formats.plan.PlanFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.step.ByAge;
import dev.lockstep.registry.step.TiedChange;
import dev.lockstep.registry.step.Tying;
import dev.lockstep.rollout.plan.RolloutPlan;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that was published up to a moment.
 *
 * @param usages of every version of every service
 * @param running those of them that count: of live versions, and the last of each service
 * @param changes the last revision of each change, by id
 * @param plans the last revision of each plan, by name
 * @param policy the last revision of the policy, if there is one
 * @param withdrawn the changes that are not to be carried out
 */
public record Stock(
    List<Located<Contract>> contracts,
    List<Located<Usage>> usages,
    List<Located<Usage>> running,
    Map<String, Parsed> changes,
    Map<String, Located<RolloutPlan>> plans,
    Optional<Located<Policy>> policy,
    Set<String> withdrawn) {
  public Stock {
    contracts = List.copyOf(contracts);
    usages = List.copyOf(usages);
    running = List.copyOf(running);
    changes = Map.copyOf(changes);
    plans = Map.copyOf(plans);
    withdrawn = Set.copyOf(withdrawn);
  }

  /** What the checker knows beside two versions of a contract. */
  public Knowledge knowledge(LocalDate today) {
    Map<String, Located<Contract>> newest = new LinkedHashMap<>();
    for (Located<Contract> each : contracts) {
      newest.merge(
          each.value().id(), each, (a, b) -> ByAge.NEWEST_FIRST.compare(a, b) <= 0 ? a : b);
    }
    return new Knowledge(running.stream().map(Located::value).toList(), Map.of(), today)
        .beside(newest.values().stream().map(Located::value).toList());
  }

  /** The policy, or what holds where nobody published one. */
  public Policy rules() {
    return policy.map(Located::value).orElse(Policy.DEFAULTS);
  }

  /** The plan of this name; the built-in one where nobody published another. */
  public Optional<Located<RolloutPlan>> plan(String name) {
    return Optional.ofNullable(plans.get(name))
        .or(() ->
            name.equals(PlanFile.STANDARD) ? Optional.of(PlanFile.standard()) : Optional.empty());
  }

  /** A version of a contract. */
  public Optional<Located<Contract>> contract(String id, String version) {
    return contracts.stream()
        .filter(each -> each.value().id().equals(id))
        .filter(each -> each.value().version().text().equals(version))
        .findFirst();
  }

  /** The change that was proposed to lead from one version of a contract to another. */
  public Optional<TiedChange> change(Located<Contract> before, Located<Contract> after) {
    List<Located<Contract>> both = List.of(before, after);
    return changes.values().stream()
        .filter(each -> !withdrawn.contains(each.change().id()))
        .flatMap(each -> new Tying(each.change().id(), both, List.of()).tie(each).stream())
        .filter(each -> isVersion(each.before(), before) && isVersion(each.after(), after))
        .findFirst();
  }

  private static boolean isVersion(Located<Contract> one, Located<Contract> other) {
    return one.value().version().equals(other.value().version());
  }

  /** What a version of a service does. */
  public Optional<Located<Usage>> usage(String service, String version) {
    return usages.stream()
        .filter(each -> each.value().service().equals(service))
        .filter(each -> each.value().version().text().equals(version))
        .findFirst();
  }

  /** These with one more version of a contract. */
  Stock with(Located<Contract> contract) {
    List<Located<Contract>> more = Stream.concat(contracts.stream(), Stream.of(contract)).toList();
    return new Stock(more, usages, running, changes, plans, policy, withdrawn);
  }
}
