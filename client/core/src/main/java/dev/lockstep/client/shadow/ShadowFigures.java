package dev.lockstep.client.shadow;

/**
 * What shadow reads have found, counted since the start.
 *
 * @param compared reads of which both shapes answered
 * @param mismatched of these, those that differed, and still did when the old shape was read again
 * @param noiseCompared reads of the old shape that were compared with a second read of it
 * @param noiseMismatched of these, those that differed: live writes between the two, and answers
 *     that are never the same
 * @param failed shadow reads that threw
 * @param onlyNewSlow of the compared, those that were slow in the new shape alone
 * @param onlyOldSlow of the compared, those that were slow in the old shape alone
 * @param shed reads that were not shadowed, since enough others were in flight
 */
public record ShadowFigures(
    long compared,
    long mismatched,
    long noiseCompared,
    long noiseMismatched,
    long onlyNewSlow,
    long onlyOldSlow,
    long failed,
    long shed) {
  /** The share of mismatches that says nothing of the new shape; 0 while nothing was compared. */
  public double noiseFloor() {
    return noiseCompared == 0 ? 0 : (double) noiseMismatched / noiseCompared;
  }
}
