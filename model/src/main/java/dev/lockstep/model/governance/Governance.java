package dev.lockstep.model.governance;

import java.util.Optional;

/** What one level of a contract says about its data; what it leaves out the level above says. */
public record Governance(
    Optional<Sensitivity> sensitivity,
    Optional<Retention> retention,
    Optional<Deprecation> deprecation) {
  /** Nothing said at this level. */
  public static final Governance NONE =
      new Governance(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * What holds at this level where the level above says this; the deprecation of a whole is that of
   * its parts.
   */
  public Governance within(Governance above) {
    return new Governance(
        sensitivity.or(above::sensitivity),
        retention.or(above::retention),
        deprecation.or(above::deprecation));
  }
}
