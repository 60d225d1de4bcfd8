package dev.lockstep.runner.report;

import dev.lockstep.engine.rollout.ReturnReport;

/**
 * Whether documents could be taken back as they are.
 *
 * @param looked how many were looked at
 * @param stranded how many of them hold values that the old shape has no place for
 */
public record ReturnLook(long looked, long stranded) {
  /** What the engine answers. */
  public static ReturnLook of(ReturnReport report) {
    return new ReturnLook(report.looked(), report.stranded());
  }
}
