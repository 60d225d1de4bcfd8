package dev.lockstep.registry.rule.type;

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

/** Finds: an alternative that goes. */
public final class UnionMemberRemoved implements Rule {
  private static final About ABOUT =
      new About(
          "UNION_MEMBER_REMOVED",
          Category.TYPES,
          "an alternative that goes",
          "Readers of the new version do not know a form of document that is stored.",
          "Count the documents of that form (--stats), and convert them first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Members.onlyIn(
        subject,
        Place.Kept::before,
        Place.Kept::after,
        (place, name) -> draft(subject, place, name));
  }

  private static Draft draft(Subject subject, Place.Kept place, String name) {
    return Draft.at(place.path(), "stored documents may hold a " + name + " at " + place.path())
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .values(name, "")
        .shownBy(Specimens.holding(subject.pair().before().shape(), place.before(), name));
  }
}
