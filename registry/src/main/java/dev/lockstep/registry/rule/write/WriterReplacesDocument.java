package dev.lockstep.registry.rule.write;

import dev.lockstep.model.usage.Writing.Mode;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a writer of the old version that replaces whole documents. */
public final class WriterReplacesDocument implements Rule {
  private static final About ABOUT =
      new About(
          "WRITER_REPLACES_DOCUMENT",
          Category.WRITES,
          "a writer of the old version that replaces whole documents",
          "It erases every field it does not know.",
          "Let the service patch, or keep the fields it does not know (writer: "
              + "keepsUnknown).");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    List<Place.Added> added =
        subject.pair().places(Place.Added.class).stream()
            .filter(place -> place.after().field().isPresent())
            .toList();
    List<Use> replacing =
        subject.uses().stream()
            .filter(use -> use.use().writing().mode().filter(Mode.REPLACE::equals).isPresent())
            .filter(use -> !use.use().writing().keepsUnknown().orElse(false))
            .toList();
    return added.isEmpty() || replacing.isEmpty()
        ? List.of()
        : List.of(
            Draft.at(added.getFirst().path(), "a service that replaces documents erases the field")
                .on(Edge.OLD_WRITER_NEW_DOCUMENT, Level.ERROR)
                .values("", "there")
                .naming(replacing)
                .shownBy(Specimens.smallest(subject.pair().before().shape()))
                .losing());
  }
}
