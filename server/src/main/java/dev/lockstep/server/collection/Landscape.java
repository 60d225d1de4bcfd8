package dev.lockstep.server.collection;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.usage.ContractUse;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.step.ByAge;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.registry.Stock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every collection of every published contract, with those who use it.
 *
 * @param collections by contract and name
 * @param uses what the usages that count say, by contract
 */
record Landscape(List<Shared> collections, Map<String, List<Use>> uses) {
  /**
   * A collection through all versions of its contract.
   *
   * @param contract the newest version that has it
   * @param promise what that version says of it
   * @param versions those that have it, the newest first
   * @param names what people and the store called it in any of them
   */
  record Shared(
      Contract contract, CollectionPromise promise, List<Contract> versions, Set<String> names) {
    String key() {
      return contract.id() + "/" + promise.name();
    }

    String owner() {
      return Library.owner(contract);
    }

    private boolean isUsed(ContractUse use) {
      return use.collection()
          .map(names::contains)
          .orElseGet(() -> contract.collections().size() == 1);
    }
  }

  static Landscape of(Stock stock) {
    Map<String, List<Located<Contract>>> byId = new TreeMap<>();
    for (Located<Contract> each : stock.contracts()) {
      byId.computeIfAbsent(each.value().id(), id -> new ArrayList<>()).add(each);
    }
    List<Shared> all = new ArrayList<>();
    byId.forEach((id, files) -> all.addAll(shared(ByAge.versions(files, id))));
    return new Landscape(all, uses(stock));
  }

  /** A collection is the same one by its id, whatever it is called. */
  private static List<Shared> shared(List<Located<Contract>> versions) {
    Map<String, Shared> shared = new LinkedHashMap<>();
    for (Located<Contract> version : versions) {
      for (CollectionPromise each : version.value().collections()) {
        Shared known =
            shared.computeIfAbsent(
                each.id().orElse(each.name()),
                key -> new Shared(version.value(), each, new ArrayList<>(), new HashSet<>()));
        known.versions().add(version.value());
        known.names().add(each.name());
        known.names().add(each.storedName());
      }
    }
    return shared.values().stream()
        .sorted(Comparator.comparing(each -> each.promise().name()))
        .toList();
  }

  private static Map<String, List<Use>> uses(Stock stock) {
    Map<String, List<Use>> uses = new HashMap<>();
    for (Located<Usage> usage : stock.running()) {
      for (ContractUse use : usage.value().contracts()) {
        uses.computeIfAbsent(use.contract(), contract -> new ArrayList<>())
            .add(new Use(usage.value(), use, List.of()));
      }
    }
    return uses;
  }

  /** The services that use a collection, by their names. */
  List<User> users(Shared shared) {
    Map<String, List<Use>> byService = new TreeMap<>();
    for (Use use : uses.getOrDefault(shared.contract().id(), List.of())) {
      if (shared.isUsed(use.use())) {
        byService.computeIfAbsent(use.usage().service(), name -> new ArrayList<>()).add(use);
      }
    }
    return byService.values().stream().map(User::of).toList();
  }
}
