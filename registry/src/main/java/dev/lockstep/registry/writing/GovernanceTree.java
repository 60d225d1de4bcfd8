package dev.lockstep.registry.writing;

import dev.lockstep.model.governance.Deprecation;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.governance.Retention;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.registry.json.Json;
import java.time.LocalDate;
import java.time.Period;

/** What every level may say about its data. */
final class GovernanceTree {
  private GovernanceTree() {}

  @CanIgnoreReturnValue
  static Entries into(Entries nosql, Governance governance) {
    return nosql
        .text("sensitivity", governance.sensitivity().map(Sensitivity::word))
        .put("retention", governance.retention().map(GovernanceTree::retention))
        .put("deprecated", governance.deprecation().map(GovernanceTree::deprecation));
  }

  private static Json retention(Retention retention) {
    return new Entries()
        .text("atLeast", retention.atLeast().map(Period::toString))
        .text("atMost", retention.atMost().map(Period::toString))
        .members();
  }

  private static Json deprecation(Deprecation deprecation) {
    return new Entries()
        .text("since", deprecation.since().map(LocalDate::toString))
        .text("sunset", deprecation.sunset().map(LocalDate::toString))
        .text("instead", deprecation.instead())
        .members();
  }
}
