package dev.lockstep.registry.rule.type;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Described;
import dev.lockstep.registry.compare.Described.Overlap;
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
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds: two alternatives without a discriminator that one value fits. */
public final class UnionOverlapIntroduced implements Rule {
  private static final About ABOUT =
      new About(
          "UNION_OVERLAP_INTRODUCED",
          Category.TYPES,
          "two alternatives without a discriminator that one value fits",
          "Readers of either version take one form of document for another, and "
              + "which one is a matter of their order.",
          "Tell the alternatives apart by a field (discriminator), or require in "
              + "each what the others forbid.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .flatMap(place -> drafts(subject, place))
        .toList();
  }

  private static Stream<Draft> drafts(Subject subject, Place.Kept place) {
    return pairs(place.after().node())
        .filter(pair -> !wasSo(place.before().node(), pair))
        .flatMap(pair -> draft(subject, place, pair).stream());
  }

  private record Members(Shape.Member one, Shape.Member other) {}

  /** Every two alternatives that no field tells apart. */
  private static Stream<Members> pairs(Node node) {
    if (!(node.shape() instanceof Shape.Union union) || union.discriminator().isPresent()) {
      return Stream.empty();
    }
    List<Shape.Member> members = union.members();
    return IntStream.range(0, members.size())
        .boxed()
        .flatMap(i ->
            members.subList(i + 1, members.size()).stream()
                .map(other -> new Members(members.get(i), other)));
  }

  private static boolean wasSo(Node before, Members pair) {
    return pairs(before)
        .anyMatch(old ->
            old.equals(pair)
                || (old.one().name().equals(pair.one().name())
                    && old.other().name().equals(pair.other().name())
                    && overlap(old) instanceof Overlap.Both));
  }

  private static Overlap overlap(Members pair) {
    return Described.overlap(pair.one().node(), pair.other().node());
  }

  private static Optional<Draft> draft(Subject subject, Place.Kept place, Members pair) {
    String names = pair.one().name() + " and " + pair.other().name();
    Draft draft =
        Draft.at(place.path(), "one value at " + place.path() + " is both " + names)
            .values("", names);
    return switch (overlap(pair)) {
      case Overlap.None none -> Optional.empty();
      case Overlap.Both(Value value) ->
          Optional.of(
              bothWays(draft, Level.ERROR)
                  .shownBy(
                      Specimens.holding(
                          subject.pair().after().shape(), place.after().path(), value)));
      case Overlap.Open open -> Optional.of(bothWays(draft, Level.UNKNOWN));
    };
  }

  private static Draft bothWays(Draft draft, Level level) {
    return draft.on(Edge.NEW_READER_OLD_DATA, level).on(Edge.OLD_READER_NEW_DATA, level);
  }
}
