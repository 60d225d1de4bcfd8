package dev.lockstep.registry.evidence;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.ContractUse;
import dev.lockstep.model.usage.PathUse;
import dev.lockstep.model.usage.Surprise;
import dev.lockstep.model.usage.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one version of a service does with one collection.
 *
 * @param sent the queries it sends, taken apart
 */
public record Use(Usage usage, ContractUse use, List<Sent> sent) {
  public Use {
    sent = List.copyOf(sent);
  }

  /** What a usage says of a collection as it was promised. */
  public static Use of(Usage usage, ContractUse use, CollectionPromise collection) {
    return new Use(
        usage, use, use.queries().stream().map(query -> Sent.of(query, collection)).toList());
  }

  /**
   * The ways in which it touches a path, of these. A query that is not understood and names it is
   * taken to filter by it.
   */
  public List<Access> touches(Path path, Set<Access> wanted) {
    return Stream.concat(
            use.paths().stream()
                .filter(each -> wanted.contains(each.access()))
                .filter(each -> overlap(each.path(), path))
                .map(PathUse::access),
            sent.stream().flatMap(query -> query.touches(path, wanted)))
        .distinct()
        .toList();
  }

  /**
   * Whether one path is the other or lies above it. As in queries, a step into the elements of an
   * array may be left out, and a name may stand for any key of a map.
   */
  public static boolean overlap(Path one, Path other) {
    List<Step> a = one.steps().stream().filter(step -> !(step instanceof Step.Elements)).toList();
    List<Step> b = other.steps().stream().filter(step -> !(step instanceof Step.Elements)).toList();
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      boolean isAny = a.get(i) instanceof Step.Entries || b.get(i) instanceof Step.Entries;
      if (!isAny && !a.get(i).equals(b.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it declares to take this; one that assumes a value takes absence. */
  public boolean takes(Surprise surprise, Path path) {
    boolean isAssumed =
        surprise == Surprise.ABSENCE
            && use.paths().stream()
                .filter(each -> overlap(each.path(), path) && each.access() == Access.READ)
                .anyMatch(each -> each.assumed().isPresent());
    return isAssumed || use.tolerance().of(surprise).orElse(false);
  }

  /** Whether it declares not to take this. */
  public boolean refuses(Surprise surprise) {
    return !use.tolerance().of(surprise).orElse(true);
  }

  /** Whether it has dated evidence, and none of it counts. */
  public boolean isStale(Freshness freshness) {
    List<Instant> moments =
        use.evidence().stream().flatMap(evidence -> evidence.at().stream()).toList();
    return !moments.isEmpty() && moments.stream().noneMatch(freshness::holds);
  }

  /** Whether it writes at all, as far as it says. */
  public boolean isWriter() {
    return use.writing().mode().isPresent() || use.paths(Access.WRITE).findAny().isPresent();
  }

  /** Whether it reads at all; one that says neither is taken to. */
  public boolean isReader() {
    return !isWriter()
        || !use.queries().isEmpty()
        || use.paths().stream()
            .map(PathUse::access)
            .anyMatch(each -> each != Access.WRITE && each != Access.UPSERT_KEY);
  }
}
