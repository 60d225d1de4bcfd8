package dev.lockstep.cli.check;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.version.Version.Semantic;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which contract is compared with which, where several versions of one may stand beside each other.
 *
 * <p>A version that is still there is compared with itself, one that is gone with the next above
 * it, and the newest of before with the newest of now.
 *
 * @param old the contracts as they were, by id
 * @param fresh the contracts as they are now, by id
 */
record Steps(Map<String, List<Located<Contract>>> old, Map<String, List<Located<Contract>>> fresh) {
  private static final Comparator<Located<Contract>> BY_VERSION =
      Comparator.comparing(each -> each.value().version().semantic().orElse(Semantic.of(0, 0, 0)));

  /**
   * From one contract to the other.
   *
   * @param after empty where the contract is gone
   */
  record Step(Located<Contract> before, Optional<Located<Contract>> after) {
    /** Whether it is, byte for byte, the same file. */
    boolean isNone() {
      return after.filter(file -> isSame(file, before)).isPresent();
    }
  }

  private static boolean isSame(Located<Contract> one, Located<Contract> other) {
    return Arrays.equals(one.content().bytes(), other.content().bytes());
  }

  /** The steps from these contracts to those. */
  static List<Step> between(List<Located<Contract>> old, List<Located<Contract>> fresh) {
    Steps steps = new Steps(byId(old), byId(fresh));
    return old.stream().flatMap(steps::from).distinct().toList();
  }

  /** Those of one id together, the newest last. */
  private static Map<String, List<Located<Contract>>> byId(List<Located<Contract>> files) {
    return files.stream()
        .sorted(BY_VERSION)
        .collect(Collectors.groupingBy(file -> file.value().id()));
  }

  private Stream<Step> from(Located<Contract> before) {
    List<Located<Contract>> siblings = old.getOrDefault(before.value().id(), List.of());
    List<Located<Contract>> now = fresh.getOrDefault(before.value().id(), List.of());
    if (now.isEmpty()) {
      return Stream.of(new Step(before, Optional.empty()));
    }
    List<Located<Contract>> same = now.stream().filter(each -> isVersion(each, before)).toList();
    List<Located<Contract>> identical = same.stream().filter(each -> isSame(each, before)).toList();
    Located<Contract> newest = now.getLast();
    Stream<Located<Contract>> next =
        !identical.isEmpty()
            ? Stream.of(identical.getFirst())
            : same.isEmpty() ? Stream.of(above(before, now)) : same.stream();
    boolean isFreshlyAdded =
        siblings.getLast().equals(before)
            && siblings.stream().noneMatch(each -> isVersion(each, newest));
    return Stream.concat(next, isFreshlyAdded ? Stream.of(newest) : Stream.empty())
        .distinct()
        .map(after -> new Step(before, Optional.of(after)));
  }

  private static boolean isVersion(Located<Contract> one, Located<Contract> other) {
    return one.value().version().equals(other.value().version());
  }

  private static Located<Contract> above(Located<Contract> before, List<Located<Contract>> now) {
    return now.stream()
        .filter(each -> BY_VERSION.compare(each, before) > 0)
        .findFirst()
        .orElseGet(now::getLast);
  }
}
