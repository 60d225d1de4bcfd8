package dev.lockstep.server.rollout;

import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.server.evidence.WorkTable.Pace;
import dev.lockstep.server.evidence.WorkTable.Work;
import dev.lockstep.server.rollout.Looks.Look;
import dev.lockstep.server.rollout.RolloutView.HoldView;
import dev.lockstep.server.rollout.RolloutView.WayBackView;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A rollout in short, for lists of many.
 *
 * @param place where it stands in words, such as {@code ramp 25.0 %}
 * @param live whether it may still move
 * @param held regions whose reads are answered from the old shape
 * @param seen what the gates said when this server last looked; absent for the second at most that
 *     passes until it does
 * @param work what the runner said last; absent where none has taken the work
 */
public record Glance(
    String environment,
    String id,
    String collection,
    String change,
    String team,
    String stage,
    String place,
    long epoch,
    long version,
    Instant since,
    boolean live,
    boolean frozen,
    Set<String> held,
    Optional<Seen> seen,
    Optional<AtWork> work) {

  /**
   * What was seen when somebody looked at all there is.
   *
   * @param missing how many instances have not heard of its epoch
   */
  public record Seen(HoldView hold, WayBackView wayBack, int missing) {
    static Seen of(Rollout rollout, Look look) {
      return new Seen(
          RolloutView.hold(rollout, look),
          Holds.wayBack(rollout, look.moment()),
          look.moment()
              .acknowledgements()
              .missing(rollout.state().epoch(), look.moment().now())
              .size());
    }
  }

  /** How far the work of its epoch is. */
  public record AtWork(
      String runner, WorkReport.State state, WorkReport.Progress progress, Pace pace) {
    private static AtWork of(Work said) {
      return new AtWork(
          said.report().runner(), said.report().state(), said.report().progress(), said.pace());
    }
  }

  static Glance of(Rollout rollout, Optional<Seen> seen, Optional<Work> work) {
    return new Glance(
        rollout.identity().place().environment(),
        rollout.identity().id(),
        rollout.identity().place().collection(),
        rollout.identity().change(),
        rollout.identity().team(),
        rollout.stage().word(),
        Records.place(rollout),
        rollout.state().epoch(),
        rollout.course().version(),
        rollout.state().since(),
        rollout.isLive(),
        rollout.state().isFrozen(),
        rollout.state().condition().held(),
        seen,
        work.filter(said -> said.report().epoch() == rollout.state().epoch()).map(AtWork::of));
  }
}
