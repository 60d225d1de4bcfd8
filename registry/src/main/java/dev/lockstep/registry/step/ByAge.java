package dev.lockstep.registry.step;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.version.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The order of the versions of a contract. */
public final class ByAge {
  /** The newer one first; versions without an order come last. */
  public static final Comparator<Located<Contract>> NEWEST_FIRST = ByAge::compare;

  private ByAge() {}

  private static int compare(Located<Contract> one, Located<Contract> other) {
    Optional<Version.Semantic> a = one.value().version().semantic();
    Optional<Version.Semantic> b = other.value().version().semantic();
    return a.isPresent() && b.isPresent()
        ? b.get().compareTo(a.get())
        : Boolean.compare(a.isEmpty(), b.isEmpty());
  }

  /** The versions of a contract, the newest first. */
  public static List<Located<Contract>> versions(List<Located<Contract>> contracts, String id) {
    return contracts.stream()
        .filter(each -> each.value().id().equals(id))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  /** Whether the first version comes before the other. */
  public static boolean isOlder(Version one, Version other) {
    return one.semantic().isPresent()
        && other.semantic().isPresent()
        && one.semantic().get().compareTo(other.semantic().get()) < 0;
  }
}
