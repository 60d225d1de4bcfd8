package dev.lockstep.rollout.gate;

import dev.lockstep.model.document.Digest;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.Series;

/**
 * What a verdict rests on: enough to explain it later without the raw data.
 *
 * @param newPath what the new path did since the stage began; for comparisons, all of them
 * @param oldPath what the old path did since
 */
public record Evidence(Arm newPath, Arm oldPath, Weight weight, Basis basis) {
  /**
   * How much the counts say.
   *
   * @param logHarm the natural log of the e-value of harm
   * @param logSafety the natural log of the e-value of safety
   * @param bound what the ratio or rate is at most, at the check's confidence; infinite where
   *     nothing is known
   */
  public record Weight(double logHarm, double logSafety, double bound) {
    /** No evidence either way. */
    public static final Weight NONE = new Weight(0, 0, Double.POSITIVE_INFINITY);
  }

  /**
   * What was looked at, and by which rules.
   *
   * @param recent the last windows, which trips look at
   * @param configuration the digest of check and rules
   */
  public record Basis(Series recent, Digest configuration) {}
}
