package dev.lockstep.registry.rule.type;

import dev.lockstep.registry.compare.Place;
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

/** Finds: two types of which one is not known here, or said in one version only. */
public final class TypeUnknown implements Rule {
  private static final About ABOUT =
      new About(
          "TYPE_UNKNOWN",
          Category.TYPES,
          "two types of which one is not known here, or said in one version only",
          "What nobody can compare may break readers of either version; the other rules of types "
              + "speak of types that they know, and without this one the rest would pass.",
          "Say the physical type in both versions, in a word the engine knows.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place ->
            Types.relation(place.before().node(), place.after().node()) == Relation.UNKNOWN
                && !Types.differInFreezing(place.before().node(), place.after().node()),
        place -> draft(place));
  }

  private static Draft draft(Place.Kept place) {
    return Draft.at(place.path(), "the types at " + place.path() + " cannot be compared")
        .on(Edge.NEW_READER_OLD_DATA, Level.UNKNOWN)
        .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN)
        .values(Types.words(place.before().node()), Types.words(place.after().node()));
  }
}
