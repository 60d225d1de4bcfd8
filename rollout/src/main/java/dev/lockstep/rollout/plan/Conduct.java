package dev.lockstep.rollout.plan;

import java.time.Duration;

/**
 * How a rollout behaves at a stage.
 *
 * @param waitMax how long it may wait for its gate before a person is called
 * @param approvals how many different persons must agree before it leaves the stage
 */
public record Conduct(Duration waitMax, OnFail onFail, OnBlind onBlind, int approvals) {
  /** The conduct where a plan does not say another. */
  public static final Conduct STANDARD =
      new Conduct(
          Duration.ofHours(6),
          new OnFail(Action.SOFT_ROLLBACK, Action.HARD_ROLLBACK),
          OnBlind.HOLD,
          0);

  /** What follows on a soft and on a hard trip. */
  public record OnFail(Action soft, Action hard) {}

  /** This conduct with another answer to blindness. */
  public Conduct with(OnBlind other) {
    return new Conduct(waitMax, onFail, other, approvals);
  }

  /** This conduct with so many approvals. */
  public Conduct withApprovals(int count) {
    return new Conduct(waitMax, onFail, onBlind, count);
  }
}
