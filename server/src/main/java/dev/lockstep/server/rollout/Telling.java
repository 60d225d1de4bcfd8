package dev.lockstep.server.rollout;

import dev.lockstep.journal.Entry;
import dev.lockstep.server.event.Events;
import dev.lockstep.server.event.Listening;
import dev.lockstep.server.event.Subject;
import dev.lockstep.server.evidence.WorkTable;
import dev.lockstep.server.evidence.WorkTable.Work;
import dev.lockstep.server.rollout.Rollout.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells people and programs of rollouts, now and as they change. Threads share it. */
@Component
class Telling {
  private final Rollouts rollouts;
  private final Why why;
  private final Told told;
  private final Listening listening;

  Telling(Rollouts rollouts, Why why, Told told, Listening listening) {
    this.rollouts = rollouts;
    this.why = why;
    this.told = told;
    this.listening = listening;
  }

  /** What runners say of the work, and what is asked of them. */
  @Component
  record Told(WorkTable work, Throttles throttles) {}

  RolloutView view(Rollout rollout) {
    Optional<Work> said =
        told.work().of(rollout.identity().place().environment(), rollout.identity().id());
    return RolloutView.of(
        rollout, rollouts.look(rollout), said, told.throttles().of(rollout.identity()));
  }

  List<Entry> history(Rollout rollout, int max) {
    return why.history(rollout, max);
  }

  String why(Rollout rollout) {
    return why.paragraph(rollout, view(rollout));
  }

  /** Sends a rollout as it is, and again whenever it has changed. */
  Events<RolloutView> follow(Rollout rollout) {
    return listening.to(new Following(rollout.identity(), view(rollout)));
  }

  /** What one who follows a rollout is told. */
  private final class Following implements Subject<RolloutView> {
    private final Identity identity;
    private RolloutView shown;

    Following(Identity identity, RolloutView first) {
      this.identity = identity;
      this.shown = first;
    }

    @Override
    public void begin(Events<RolloutView> to) {
      to.tell(Long.toString(shown.version()), "rollout", shown);
    }

    @Override
    public void next(Events<RolloutView> to) {
      RolloutView now = view(rollouts.require(identity.place().environment(), identity.id()));
      if (isOther(now, shown)) {
        shown = now;
        begin(to);
      }
    }
  }

  /** That a runner has said the same again is no change. */
  private static boolean isOther(RolloutView one, RolloutView other) {
    return !timeless(one).equals(timeless(other));
  }

  private static RolloutView timeless(RolloutView view) {
    return view.with(
        view.work()
            .map(each -> new Work(each.subject(), each.report(), Instant.EPOCH, each.pace())));
  }
}
