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

/** Finds: a type that loses values. */
public final class TypeNarrowed implements Rule {
  private static final About ABOUT =
      new About(
          "TYPE_NARROWED",
          Category.TYPES,
          "a type that loses values",
          "Readers of the new version meet stored values that their type cannot hold.",
          "Show by a full scan (--stats) that every stored value fits, or convert "
              + "those that do not first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place -> Types.relation(place.before().node(), place.after().node()) == Relation.NARROWER,
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Draft.at(path, "stored documents may hold at " + path + " what new readers cannot hold")
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .values(Types.words(place.before().node()), Types.words(place.after().node()))
        .shownBy(
            Specimens.refuting(subject.pair().before().shape(), place.before(), place.after()));
  }
}
