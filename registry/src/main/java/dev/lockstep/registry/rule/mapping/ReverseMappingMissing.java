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

/** Finds: documents of the new shape that have no form in the old one. */
public final class ReverseMappingMissing implements Rule {
  private static final About ABOUT =
      new About(
          "REVERSE_MAPPING_MISSING",
          Category.GOVERNANCE,
          "documents of the new shape that have no form in the old one",
          "Such a document, once written, is held back from readers of the old version and from a"
              + " rollback.",
          "Keep new writers from such values until the change is retired, or choose operations that"
              + " have a way back.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.mapping().stream()
        .flatMap(mapping -> new WayBack(mapping).missing(subject.pair().after().shape()).stream())
        .map(ReverseMappingMissing::draft)
        .toList();
  }

  private static Draft draft(Shortfall held) {
    Draft draft =
        Draft.at(
                held.path(),
                "a document may hold at %s what the old shape has no place for: %s"
                    .formatted(held.path(), held.why()))
            .on(Edge.OLD_READER_NEW_DATA, Level.WARNING);
    return held.witness().map(draft::shownBy).orElse(draft);
  }
}
