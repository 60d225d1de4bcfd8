package dev.lockstep.registry.rule.type;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.compare.Types.Relation;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Finds: a type that has no value in common with the old one. */
public final class TypeChanged implements Rule {
  private static final About ABOUT =
      new About(
          "TYPE_CHANGED",
          Category.TYPES,
          "a type that has no value in common with the old one",
          "Readers of either version meet values they cannot read.",
          "Carry the change with Lockstep: both forms are kept in step until "
              + "nobody uses the old one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place ->
            Types.relation(place.before().node(), place.after().node()) == Relation.DISJOINT)
        .flatMap(place -> drafts(subject, place))
        .toList();
  }

  private static Stream<Draft> drafts(Subject subject, Place.Kept place) {
    Path path = place.path();
    String before = Types.words(place.before().node());
    String after = Types.words(place.after().node());
    return Stream.of(
        Draft.at(
                path,
                "stored documents hold " + before + " at " + path + ", new readers expect " + after)
            .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
            .values(before, after)
            .shownBy(Specimens.with(subject.pair().before().shape(), path)),
        Draft.at(
                path,
                "new documents hold " + after + " at " + path + ", old readers expect " + before)
            .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
            .values(before, after)
            .touching(Draft.ANY)
            .shownBy(Specimens.with(subject.pair().after().shape(), place.after().path())));
  }
}
