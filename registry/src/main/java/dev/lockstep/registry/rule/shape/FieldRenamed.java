package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Place.Carry;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Finds: a field that the store will hold under another name. */
public final class FieldRenamed implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_RENAMED",
          Category.SHAPE,
          "a field that the store will hold under another name",
          "Readers of either version look where the other one does not write.",
          "Carry the change with Lockstep: both names are kept in step until "
              + "nobody uses the old one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place -> place.carry() == Carry.RENAMED)
        .flatMap(place -> drafts(subject, place.before().path(), place.after().path()))
        .toList();
  }

  private static Stream<Draft> drafts(Subject subject, Path before, Path after) {
    return Stream.of(
        Draft.at(before, "new readers look at " + after + ", old documents hold " + before)
            .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
            .values(before.toString(), after.toString())
            .shownBy(Specimens.with(subject.pair().before().shape(), before)),
        Draft.at(before, "old readers look at " + before + ", new documents hold " + after)
            .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
            .values(before.toString(), after.toString())
            .touching(Draft.ANY)
            .shownBy(Specimens.with(subject.pair().after().shape(), after)));
  }
}
