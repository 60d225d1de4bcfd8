package dev.lockstep.registry.document;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Team;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.changelog.Release;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.evidence.Use;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What pages are made of.
 *
 * @param releases the steps of the contracts; empty where their history is not known
 */
public record Library(
    List<Located<Contract>> contracts,
    List<Usage> usages,
    List<ChangeFound> changes,
    List<Release> releases) {
  /**
   * A change that was found.
   *
   * @param file its file as commands name it
   */
  public record ChangeFound(String file, Change change) {}

  public Library {
    contracts = contracts.stream().sorted(Comparator.comparing(each -> each.value().id())).toList();
    usages =
        usages.stream()
            .sorted(
                Comparator.comparing(Usage::service).thenComparing(usage -> usage.version().text()))
            .toList();
    changes = changes.stream().sorted(Comparator.comparing(each -> each.change().id())).toList();
    releases = List.copyOf(releases);
  }

  /** What services do with a collection. */
  List<Use> uses(Contract contract, CollectionPromise collection) {
    return new Knowledge(usages, Map.of(), LocalDate.EPOCH).uses(contract, collection);
  }

  /** The contract of this id. */
  Optional<Located<Contract>> contract(String id) {
    return contracts.stream().filter(each -> each.value().id().equals(id)).findFirst();
  }

  /** Who answers for a contract. */
  static String owner(Contract contract) {
    return contract
        .head()
        .team()
        .flatMap(team -> team.name().or(team::id).or(() -> member(team.members())))
        .orElse("");
  }

  private static Optional<String> member(List<Team.Member> members) {
    return members.stream().map(each -> each.username()).findFirst();
  }
}
