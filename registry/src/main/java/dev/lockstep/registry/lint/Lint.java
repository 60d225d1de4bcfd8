package dev.lockstep.registry.lint;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.usage.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at contracts and usages together. */
public final class Lint {
  private final List<Located<Contract>> contracts;
  private final List<Located<Usage>> usages;
  private final LintSettings settings;

  private Lint(
      List<Located<Contract>> contracts, List<Located<Usage>> usages, LintSettings settings) {
    this.contracts = contracts;
    this.usages = usages;
    this.settings = settings;
  }

  /** Everything that is wrong or careless in these files, by file and place. */
  public static List<LintFinding> of(
      List<Located<Contract>> contracts, List<Located<Usage>> usages, LintSettings settings) {
    return new Lint(List.copyOf(contracts), List.copyOf(usages), settings).findings();
  }

  private List<LintFinding> findings() {
    List<LintFinding> all = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Located<Contract> file : contracts) {
      Notes notes = new Notes(file, settings);
      contract(file.value(), notes, known);
      all.addAll(notes.all());
    }
    for (Located<Usage> file : usages) {
      Notes notes = new Notes(file, settings);
      usage(file.value(), notes, known);
      all.addAll(notes.all());
    }
    return all.stream().sorted().distinct().toList();
  }

  private void contract(Contract contract, Notes notes, Set<String> known) {
    if (!known.add("contract " + contract.id() + " " + contract.version())) {
      notes.add(
          LintRule.CONTRACT_DUPLICATE,
          contract,
          "id",
          "Another file is version %s of contract '%s', too"
              .formatted(contract.version(), contract.id()));
    }
    ContractChecks.check(contract, notes);
    for (CollectionPromise collection : contract.collections()) {
      List<Spot> spots = Spot.of(contract, collection);
      NameChecks.check(collection, spots, notes);
      TypeChecks.check(spots, notes);
      KeyChecks.check(collection, spots, notes);
      GovernanceChecks.check(collection, spots, notes);
      new QueryChecks(notes).check(collection, owners(contract));
    }
  }

  /** Who may send queries; empty where nobody is known beside the contract's own team. */
  private Set<String> owners(Contract contract) {
    Set<String> owners = new HashSet<>();
    for (Located<Usage> file : usages) {
      owners.add(file.value().service());
      file.value().team().ifPresent(owners::add);
    }
    if (!owners.isEmpty()) {
      contract.head().team().stream()
          .flatMap(team -> Stream.concat(team.name().stream(), team.id().stream()))
          .forEach(owners::add);
    }
    return owners;
  }

  private void usage(Usage usage, Notes notes, Set<String> known) {
    if (!known.add("usage " + usage.service() + " " + usage.version())) {
      notes.add(
          LintRule.USAGE_DUPLICATE,
          usage,
          "service",
          "Another file is the usage of version %s of '%s', too"
              .formatted(usage.version(), usage.service()));
    }
    UsageChecks checks = new UsageChecks(contracts.stream().map(Located::value).toList(), notes);
    checks.check(usage);
  }
}
