package dev.lockstep.registry.rule.mapping;

import dev.lockstep.registry.evolve.WayBack;
import dev.lockstep.registry.evolve.WayBack.Shortfall;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: values that do not follow from what the change makes of them. */
public final class ReverseMappingLossy implements Rule {
  private static final About ABOUT =
      new About(
          "REVERSE_MAPPING_LOSSY",
          Category.GOVERNANCE,
          "values that do not follow from what the change makes of them",
          "Once the kept originals are purged, nobody can go back to the old shape.",
          "Hold the originals for as long as you may want to go back; lockstep archive keeps"
              + " them.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.mapping().stream()
        .flatMap(mapping -> new WayBack(mapping).lossy().stream())
        .map(ReverseMappingLossy::draft)
        .toList();
  }

  private static Draft draft(Shortfall lost) {
    Draft draft =
        Draft.at(
            lost.path(),
            "what %s held does not follow from the new shape without the kept original"
                .formatted(lost.path()));
    return lost.witness()
        .map(document -> draft.on(Edge.OLD_READER_NEW_DATA, Level.WARNING).shownBy(document))
        .orElseGet(() -> draft.on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN));
  }
}
