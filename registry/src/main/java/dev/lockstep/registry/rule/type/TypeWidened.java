package dev.lockstep.registry.rule.type;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Surprise;
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

/** Finds: a type that gains values. */
public final class TypeWidened implements Rule {
  private static final About ABOUT =
      new About(
          "TYPE_WIDENED",
          Category.TYPES,
          "a type that gains values",
          "Readers of the old version meet values that their type cannot hold.",
          "Let readers take the wider type first, and say so in their usage.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(
            place -> Types.relation(place.before().node(), place.after().node()) == Relation.WIDER)
        .map(place -> draft(subject, place))
        .toList();
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Draft.at(path, "new documents may hold at " + path + " what old readers cannot hold")
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values(Types.words(place.before().node()), Types.words(place.after().node()))
        .touching(Draft.READING)
        .unlessTolerated(Surprise.WIDER_NUMBER)
        .shownBy(Specimens.refuting(subject.pair().after().shape(), place.after(), place.before()));
  }
}
