package dev.lockstep.server.overview;

import dev.lockstep.server.overview.Overview.Fleet;
import dev.lockstep.server.overview.Overview.RolledBack;
import dev.lockstep.server.overview.Overview.RunnerHealth;
import dev.lockstep.server.overview.Overview.StageCount;
import dev.lockstep.server.rollout.Glance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What of an overview is another than a moment ago.
 *
 * @param moving rollouts that are new or stand otherwise
 * @param gone rollouts that are there no more
 * @param stages all of them, where one is another; and so with the lists that follow
 */
record Difference(
    Instant time,
    List<Glance> moving,
    List<Gone> gone,
    Optional<List<StageCount>> stages,
    Optional<List<RolledBack>> rolledBack,
    Optional<List<RunnerHealth>> runners,
    Optional<List<Fleet>> fleets)
    implements OverviewEvent {
  /** A rollout that is there no more. */
  record Gone(String environment, String id) {
    private static Gone of(Glance glance) {
      return new Gone(glance.environment(), glance.id());
    }
  }

  static Difference between(Overview before, Overview now) {
    Map<Gone, Glance> known = byId(before);
    Map<Gone, Glance> present = byId(now);
    return new Difference(
        now.time(),
        now.moving().stream().filter(each -> !each.equals(known.get(Gone.of(each)))).toList(),
        known.keySet().stream().filter(each -> !present.containsKey(each)).toList(),
        other(before, now, Overview::stages),
        other(before, now, Overview::rolledBack),
        Optional.of(now.runners()).filter(runners -> !alike(before.runners(), runners)),
        other(before, now, Overview::fleets));
  }

  boolean isNone() {
    return moving.isEmpty()
        && gone.isEmpty()
        && stages.isEmpty()
        && rolledBack.isEmpty()
        && runners.isEmpty()
        && fleets.isEmpty();
  }

  private static Map<Gone, Glance> byId(Overview overview) {
    return overview.moving().stream()
        .collect(Collectors.toMap(Gone::of, Function.identity(), (one, other) -> one));
  }

  private static <T> Optional<List<T>> other(
      Overview before, Overview now, Function<Overview, List<T>> part) {
    return Optional.of(part.apply(now)).filter(list -> !list.equals(part.apply(before)));
  }

  /** That a runner has said again what it said before is no news. */
  private static boolean alike(List<RunnerHealth> before, List<RunnerHealth> now) {
    return timeless(before).equals(timeless(now));
  }

  private static List<RunnerHealth> timeless(List<RunnerHealth> runners) {
    return runners.stream()
        .map(each ->
            new RunnerHealth(
                each.environment(),
                each.runner(),
                Instant.EPOCH,
                each.state(),
                each.rollouts(),
                each.silent(),
                each.trouble()))
        .toList();
  }
}
