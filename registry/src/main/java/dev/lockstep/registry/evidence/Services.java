package dev.lockstep.registry.evidence;

import dev.lockstep.model.usage.ContractUse;
import dev.lockstep.model.usage.Evidence;
import dev.lockstep.model.usage.PathUse;
import dev.lockstep.model.usage.Tolerance;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.model.usage.Writing;
import dev.lockstep.model.usage.Writing.Mode;
import dev.lockstep.model.version.Version;
import dev.lockstep.model.version.VersionRange;
import dev.lockstep.registry.evidence.Traffic.Caller;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What services do with one collection. What was seen of a service counts as much as what it
 * declares, so that a rule need not ask where its knowledge comes from. Immutable.
 *
 * @param declared what usages say
 * @param traffic what was seen; empty where nobody looked
 * @param all every service, with all that it declares and was seen to do
 * @param strangers those of them that were seen and declare nothing for their version
 */
public record Services(
    List<Use> declared, Optional<Traffic> traffic, List<Use> all, List<Use> strangers) {
  private static final Version UNKNOWN = Version.of("unknown");
  private static final VersionRange ANY = new VersionRange(List.of());

  public Services {
    declared = List.copyOf(declared);
    all = List.copyOf(all);
    strangers = List.copyOf(strangers);
  }

  /** What usages say, where nobody looked. */
  public static Services declared(List<Use> uses) {
    return new Services(uses, Optional.empty(), uses, List.of());
  }

  /**
   * The same with what was seen.
   *
   * @param known all usages of the collection, whatever version they are for
   * @param days how long somebody must have looked for it to be evidence of what was not seen
   */
  public Services seen(Traffic seen, String contract, List<Use> known, int days) {
    Optional<Evidence> evidence =
        Optional.of(seen.evidence()).filter(each -> seen.isTelling(BigDecimal.ZERO, days));
    List<Use> unknown =
        seen.callers().stream()
            .filter(caller -> known.stream().noneMatch(caller::is))
            .map(caller -> joined(stranger(contract, caller), seen, evidence))
            .distinct()
            .toList();
    Stream<Use> joined = declared.stream().map(use -> joined(use, seen, evidence));
    return new Services(
        declared, Optional.of(seen), Stream.concat(joined, unknown.stream()).toList(), unknown);
  }

  private static Use stranger(String contract, Caller caller) {
    ContractUse nothing =
        new ContractUse(
            contract,
            Optional.empty(),
            ANY,
            List.of(),
            List.of(),
            List.of(),
            Writing.NONE,
            List.of(),
            Tolerance.NONE,
            Optional.empty(),
            Optional.empty(),
            List.of());
    Usage usage =
        new Usage(
            caller.service(),
            caller.version().orElse(UNKNOWN),
            Optional.empty(),
            List.of(),
            List.of(nothing));
    return new Use(usage, nothing, List.of());
  }

  /** What a service declares and what was seen of it; what was not seen was looked for. */
  private static Use joined(Use use, Traffic traffic, Optional<Evidence> seen) {
    ContractUse said = use.use();
    List<Caller> callers = traffic.callers().stream().filter(caller -> caller.is(use)).toList();
    List<Evidence> evidence = new ArrayList<>(said.evidence());
    seen.ifPresent(evidence::add);
    return new Use(
        use.usage(),
        new ContractUse(
            said.contract(),
            said.collection(),
            said.supports(),
            paths(said.paths(), callers),
            said.queries(),
            said.indexes(),
            writing(said.writing(), callers),
            said.streams(),
            said.tolerance(),
            said.clearance(),
            said.history(),
            evidence),
        use.sent());
  }

  private static List<PathUse> paths(List<PathUse> declared, List<Caller> callers) {
    Stream<PathUse> seen =
        callers.stream()
            .flatMap(caller -> caller.paths().stream())
            .filter(each -> each.count() > 0)
            .filter(each ->
                declared.stream()
                    .noneMatch(
                        said -> said.access() == each.access() && said.path().equals(each.path())))
            .map(each -> PathUse.of(each.path(), each.access()));
    return Stream.concat(declared.stream(), seen.distinct()).toList();
  }

  /** The mode that does the most to what a write does not name, of all that are known. */
  private static Writing writing(Writing said, List<Caller> callers) {
    Optional<Mode> mode =
        Stream.concat(said.mode().stream(), callers.stream().flatMap(each -> each.mode().stream()))
            .max((one, other) -> Integer.compare(reach(one), reach(other)));
    return new Writing(
        mode, said.increments(), said.conditions(), said.together(), said.keepsUnknown());
  }

  private static int reach(Mode mode) {
    return switch (mode) {
      case PATCH -> 0;
      case UPSERT -> 1;
      case REPLACE -> 2;
    };
  }
}
