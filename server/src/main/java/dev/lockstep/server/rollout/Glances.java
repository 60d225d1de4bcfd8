package dev.lockstep.server.rollout;

import dev.lockstep.server.evidence.WorkTable.Of;
import dev.lockstep.server.evidence.WorkTable.Work;
import dev.lockstep.server.rollout.Glance.Seen;
import dev.lockstep.server.rollout.Looks.Look;
import dev.lockstep.server.rollout.Rollout.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * All rollouts that move, in short. Judging a gate reads all its evidence; so what is said of gates
 * here is what the {@link Driver} saw in its last turn, a second ago at most. Threads share it.
 */
@Component
public final class Glances {
  private final Rollouts rollouts;
  private final Map<Of, Kept> kept = new ConcurrentHashMap<>();

  Glances(Rollouts rollouts) {
    this.rollouts = rollouts;
  }

  private record Kept(long version, Seen seen) {}

  private static Of of(Identity identity) {
    return new Of(identity.place().environment(), identity.id());
  }

  /** Keeps what was seen of a rollout. */
  void keep(Rollout rollout, Look look) {
    kept.put(of(rollout.identity()), new Kept(rollout.course().version(), Seen.of(rollout, look)));
  }

  /** Forgets the rollouts that nobody looks at any more. */
  void retain(List<Rollout> looked) {
    kept.keySet()
        .retainAll(looked.stream().map(each -> of(each.identity())).collect(Collectors.toSet()));
  }

  /**
   * All rollouts that may still move, and those that are watched after a rollback.
   *
   * @param work what runners said last
   */
  public List<Glance> all(Map<Of, Work> work) {
    return rollouts.looked().stream()
        .map(rollout -> {
          Of key = of(rollout.identity());
          return Glance.of(rollout, seen(rollout, key), Optional.ofNullable(work.get(key)));
        })
        .toList();
  }

  private Optional<Seen> seen(Rollout rollout, Of key) {
    return Optional.ofNullable(kept.get(key))
        .filter(each -> each.version() == rollout.course().version())
        .map(Kept::seen);
  }
}
