package dev.lockstep.registry.rule.type;

import dev.lockstep.model.usage.Surprise;
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

/** Finds: a new alternative. */
public final class UnionMemberAdded implements Rule {
  private static final About ABOUT =
      new About(
          "UNION_MEMBER_ADDED",
          Category.TYPES,
          "a new alternative",
          "Readers of the old version meet a form of document they do not know.",
          "Let readers take unknown alternatives first, and say so in their usage.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Members.onlyIn(
        subject,
        Place.Kept::after,
        Place.Kept::before,
        (place, name) -> draft(subject, place, name));
  }

  private static Draft draft(Subject subject, Place.Kept place, String name) {
    return Draft.at(place.path(), "new documents may hold a " + name + " at " + place.path())
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values("", name)
        .touching(Draft.READING)
        .unlessTolerated(Surprise.UNKNOWN_VARIANT)
        .shownBy(Specimens.holding(subject.pair().after().shape(), place.after(), name));
  }
}
