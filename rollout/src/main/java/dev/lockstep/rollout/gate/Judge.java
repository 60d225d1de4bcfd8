package dev.lockstep.rollout.gate;

import dev.lockstep.rollout.gate.GateReport.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings observations to verdicts. A function of its arguments: the same observations at the same
 * moment give the same verdicts, in every process and every release.
 */
public final class Judge {
  private Judge() {}

  /** The verdicts of a gate over what was observed in every region. */
  public static GateReport judge(Gate gate, List<RegionObservation> regions, Sitting sitting) {
    return new GateReport(
        verdicts(gate.required(), gate, regions, sitting),
        verdicts(gate.advisory(), gate, regions, sitting));
  }

  /** The chance that one check in one region trips though all is well. */
  static double alpha(Gate gate, int regions) {
    return gate.rules().alpha() / Math.max(1, gate.required().size() * regions);
  }

  private static Map<Place, Verdict> verdicts(
      List<Check> checks, Gate gate, List<RegionObservation> regions, Sitting sitting) {
    double alpha = alpha(gate, regions.size());
    Map<Place, Verdict> verdicts = new LinkedHashMap<>();
    for (RegionObservation region : regions) {
      Trial trial = new Trial(gate.rules(), alpha, region, sitting);
      for (Check check : checks) {
        verdicts.put(new Place(region.region(), check.name()), trial.verdict(check));
      }
    }
    return verdicts;
  }
}
