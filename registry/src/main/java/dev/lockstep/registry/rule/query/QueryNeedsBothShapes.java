package dev.lockstep.registry.rule.query;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import dev.lockstep.registry.rule.Subject.Asked;
import java.util.List;
import java.util.stream.Stream;

/** Finds: a query over a path that has another place in the new shape. */
public final class QueryNeedsBothShapes implements Rule {
  private static final About ABOUT =
      new About(
          "QUERY_NEEDS_BOTH_SHAPES",
          Category.QUERIES,
          "a query over a path that has another place in the new shape",
          "While documents of both shapes are there, the query misses those of the other one.",
          "Send the form for both shapes until the change is retired; lockstep queries shows it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place -> place.carry() != Place.Carry.SAME)
        .flatMap(place -> subject.asked().stream().flatMap(asked -> draft(subject, place, asked)))
        .toList();
  }

  private static Stream<Draft> draft(Subject subject, Place.Kept place, Asked asked) {
    Path before = place.before().path();
    Path after = place.after().path();
    boolean isOld = asked.sent().at(before).findAny().isPresent();
    boolean isNew = asked.sent().at(after).findAny().isPresent();
    if (isOld && isNew) {
      return Stream.of();
    }
    Draft draft =
        Draft.at(before, "%s looks at one shape only".formatted(asked.sent().words()))
            .values(before.toString(), after.toString());
    if (isOld) {
      Draft missing = asked.shown(draft.on(Edge.OLD_READER_NEW_DATA, Level.ERROR));
      return Stream.of(missing.shownBy(Specimens.with(subject.pair().after().shape(), after)));
    }
    if (isNew) {
      return Stream.of(asked.shown(draft.on(Edge.NEW_READER_OLD_DATA, Level.WARNING)));
    }
    return asked.sent().mayUse(before) || asked.sent().mayUse(after)
        ? Stream.of(asked.shown(draft.on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN)))
        : Stream.of();
  }
}
