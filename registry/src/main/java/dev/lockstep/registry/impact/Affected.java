package dev.lockstep.registry.impact;

import dev.lockstep.registry.evidence.Use;
import java.util.List;

/**
 * A service that must do something.
 *
 * @param use which version of which service, and whom to talk to
 */
public record Affected(Use use, List<Duty> duties, List<QueryDuty> queries) {
  public Affected {
    duties = List.copyOf(duties);
    queries = List.copyOf(queries);
  }

  /** Who answers for it. */
  public String owner() {
    return use.usage().team().orElse("nobody is named");
  }

  boolean isTouched() {
    return !duties.isEmpty() || !queries.isEmpty();
  }
}
