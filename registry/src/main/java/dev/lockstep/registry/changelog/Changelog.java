package dev.lockstep.registry.changelog;

import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.check.Checker;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.difference.Difference;
import dev.lockstep.registry.difference.Differences;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The steps of contracts through their snapshots. The rules judge by the two contracts alone: who
 * used them at that time is not known any more.
 */
public final class Changelog {
  private static final Checker CHECKER = new Checker(Policy.DEFAULTS);

  private Changelog() {}

  /** The steps of each contract, the earliest first, from snapshots in the same order. */
  public static List<Release> of(List<Snapshot> snapshots) {
    Map<String, Contract> last = new TreeMap<>();
    List<Release> releases = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      for (Contract contract : snapshot.contracts()) {
        step(Optional.ofNullable(last.put(contract.id(), contract)), contract, snapshot)
            .ifPresent(releases::add);
      }
      Set<String> there =
          snapshot.contracts().stream().map(Contract::id).collect(Collectors.toSet());
      last.values().stream()
          .filter(contract -> !there.contains(contract.id()))
          .forEach(contract -> releases.add(gone(contract, snapshot)));
      last.keySet().retainAll(there);
    }
    return releases;
  }

  private static Release gone(Contract contract, Snapshot snapshot) {
    return new Release(
        contract.id(),
        contract.version().text(),
        snapshot.label(),
        snapshot.day(),
        Bump.MAJOR,
        Optional.of(Bump.MAJOR),
        Differences.between(List.of(contract), List.of()),
        List.of());
  }

  private static Optional<Release> step(
      Optional<Contract> before, Contract after, Snapshot snapshot) {
    if (before.equals(Optional.of(after))) {
      return Optional.empty();
    }
    List<Difference> differences =
        Differences.between(before.map(List::of).orElse(List.of()), List.of(after));
    List<Finding> findings =
        before.stream()
            .flatMap(old -> CHECKER.check(old, after, Knowledge.none(snapshot.day())).stream())
            .filter(finding -> finding.level() != Level.INFO)
            .toList();
    List<Difference> beside = differences.stream().filter(each -> !isVersion(each)).toList();
    Version version = after.version();
    return Optional.of(
        new Release(
            after.id(),
            version.text(),
            snapshot.label(),
            snapshot.day(),
            before.isEmpty() ? Bump.NONE : Bump.needed(findings, beside),
            before
                .map(Contract::version)
                .flatMap(old -> Bump.made(old, version))
                .or(() -> before.isEmpty() ? Optional.of(Bump.NONE) : Optional.empty()),
            beside,
            findings));
  }

  private static boolean isVersion(Difference difference) {
    return difference.element().isEmpty() && difference.facet().equals(Optional.of("version"));
  }
}
