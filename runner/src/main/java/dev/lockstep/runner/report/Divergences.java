package dev.lockstep.runner.report;

import dev.lockstep.runner.report.Masking.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a comparison of both shapes found, and the journeys of some of the documents that were not
 * as they should be. Values stand in it only where they may be told.
 *
 * @param documents some of them, looked at after the comparison
 */
public record Divergences(Comparison comparison, List<Divergence> documents) {
  public Divergences {
    documents = List.copyOf(documents);
  }

  /**
   * A document that was not as it should be.
   *
   * @param document a name that is always the same for it and tells nothing of its key
   * @param key its key, where that may be told
   * @param differences by component, where the new shape is not what it should be; an empty list
   *     where nobody can say what it should be
   */
  public record Divergence(
      String document,
      Optional<String> key,
      Trace trace,
      Map<String, List<Difference>> differences) {
    public Divergence {
      differences = Map.copyOf(differences);
    }
  }

  /** A path of the new shape. */
  public record Difference(String path, Told expected, Told found) {}
}
