package dev.lockstep.server.rollout;

import dev.lockstep.rollout.step.Hold;
import java.time.Instant;
import java.util.Optional;

/** Says of what keeps a rollout whether a person is to be called. */
final class Calls {
  private Calls() {}

  /** Why a person is needed, in one word. */
  static Optional<String> person(Hold hold, Instant now) {
    return switch (hold) {
      case Hold.PersonNeeded needed -> Optional.of("tripped-too-often");
      case Hold.Overdue overdue -> Optional.of("overdue");
      case Hold.Unapproved unapproved -> Optional.of("unapproved");
      case Hold.Blind blind -> Optional.of("blind").filter(unused -> blind.callsPerson(now));
      case Hold.Complete none -> Optional.empty();
      case Hold.Frozen none -> Optional.empty();
      case Hold.CoolingDown none -> Optional.empty();
      case Hold.Converging none -> Optional.empty();
      case Hold.Unproven none -> Optional.empty();
      case Hold.OutsideWindow none -> Optional.empty();
      case Hold.WayBackUnproven none -> Optional.empty();
      case Hold.Recovering none -> Optional.empty();
      case Hold.Unhelped unhelped -> Optional.of("unhelped");
    };
  }
}
