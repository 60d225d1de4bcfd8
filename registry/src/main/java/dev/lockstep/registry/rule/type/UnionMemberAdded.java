package dev.lockstep.registry.rule.type;

import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.usage.Surprise;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Finds: a new alternative. */
public final class UnionMemberAdded implements Rule {
  private static final About ABOUT =
      new About(
          "UNION_MEMBER_ADDED",
          Category.TYPES,
          "a new alternative",
          "Readers of the old version meet a form of document they do not know.",
          "Let readers take unknown alternatives first, and say so in their " + "usage.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place -> place.before().node().shape() instanceof Shape.Union)
        .filter(place -> place.after().node().shape() instanceof Shape.Union)
        .flatMap(place -> drafts(subject, place))
        .toList();
  }

  private static Stream<Draft> drafts(Subject subject, Place.Kept place) {
    List<String> others = names(place.before());
    return names(place.after()).stream()
        .filter(name -> !others.contains(name))
        .map(name -> draft(subject, place, name));
  }

  private static List<String> names(Spot spot) {
    return ((Shape.Union) spot.node().shape()).members().stream().map(Shape.Member::name).toList();
  }

  private static Draft draft(Subject subject, Place.Kept place, String name) {
    return Draft.at(place.path(), "new documents may hold a " + name + " at " + place.path())
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values("", name)
        .touching(Draft.READING)
        .unlessTolerated(Surprise.UNKNOWN_VARIANT)
        .shownBy(Specimens.with(subject.pair().after().shape(), place.after().path()));
  }
}
