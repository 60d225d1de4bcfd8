package dev.lockstep.formats.contract;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.model.governance.Deprecation;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.governance.Retention;
import dev.lockstep.model.governance.Sensitivity;
import java.util.Optional;

/** Reads what every level of a contract may say about its data. */
final class GovernanceReader {
  private final Reading reading;

  GovernanceReader(Reading reading) {
    this.reading = reading;
  }

  /** What this level says; ODCS's own classification counts where it is one of our words. */
  Governance read(Part level, Optional<Part> nosql) {
    Optional<Sensitivity> classified = level.text("classification").flatMap(Sensitivity::of);
    return new Governance(
        nosql.flatMap(this::sensitivity).or(() -> classified),
        nosql.flatMap(part -> part.part("retention", "the retention")).map(this::retention),
        nosql.flatMap(part -> part.part("deprecated", "the deprecation")).map(this::deprecation));
  }

  private Optional<Sensitivity> sensitivity(Part nosql) {
    return nosql
        .node("sensitivity")
        .flatMap(node -> reading.word(node, Sensitivity.values(), Sensitivity::word));
  }

  private Retention retention(Part part) {
    Retention retention =
        new Retention(
            part.node("atLeast").flatMap(reading::period),
            part.node("atMost").flatMap(reading::period));
    part.refuseOthers();
    return retention;
  }

  private Deprecation deprecation(Part part) {
    Deprecation deprecation =
        new Deprecation(
            part.node("since").flatMap(reading::date),
            part.node("sunset").flatMap(reading::date),
            part.text("instead"));
    part.refuseOthers();
    return deprecation;
  }
}
