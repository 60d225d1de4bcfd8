package dev.lockstep.registry.rule.shape;

import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a new field that need not be there. */
public final class FieldAddedOptional implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_ADDED_OPTIONAL",
          Category.SHAPE,
          "a new field that need not be there",
          "Readers that refuse what they do not know fail on documents that have the field.",
          "Let those readers ignore unknown fields before the first document has it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Added.class).stream()
        .filter(place -> place.after().field().isPresent() && !place.after().isRequired())
        .map(place -> draft(subject, place))
        .toList();
  }

  private static Draft draft(Subject subject, Place.Added place) {
    Draft draft =
        Draft.at(place.path(), "documents may have the new field " + place.path())
            .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
            .values("", "optional")
            .shownBy(Specimens.with(subject.pair().after().shape(), place.path()));
    return Surprised.by(place, subject)
        .map(readers -> draft.on(Edge.OLD_READER_NEW_DATA, Level.WARNING).naming(readers.known()))
        .orElseGet(() -> draft.on(Edge.OLD_READER_NEW_DATA, Level.INFO));
  }
}
