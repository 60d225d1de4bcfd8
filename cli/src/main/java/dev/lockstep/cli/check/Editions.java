package dev.lockstep.cli.check;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.version.Version;
import dev.lockstep.model.version.Version.Semantic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Versions of contracts in several places: the folder of the new ones, and what it is against. */
record Editions(List<Located<Contract>> fresh, List<List<Located<Contract>>> against) {
  Editions {
    fresh = List.copyOf(fresh);
    against = List.copyOf(against);
  }

  /** The newest version of each contract, in the order of the files. */
  static List<Located<Contract>> newest(List<Located<Contract>> files) {
    Map<String, Located<Contract>> newest = new LinkedHashMap<>();
    files.forEach(file -> newest.merge(file.value().id(), file, Editions::newer));
    return List.copyOf(newest.values());
  }

  private static Located<Contract> newer(Located<Contract> one, Located<Contract> other) {
    Optional<Semantic> a = one.value().version().semantic();
    Optional<Semantic> b = other.value().version().semantic();
    return a.isPresent() && b.isPresent() && a.get().compareTo(b.get()) > 0 ? one : other;
  }

  /** Every version that is at hand, each once. */
  List<Contract> all() {
    Map<String, Contract> all = new LinkedHashMap<>();
    Stream.concat(fresh.stream(), against.stream().flatMap(List::stream))
        .map(Located::value)
        .forEach(each -> all.putIfAbsent(name(each.id(), each.version()), each));
    return new ArrayList<>(all.values());
  }

  private static String name(String id, Version version) {
    return id + "\n" + version.text();
  }
}
