package dev.lockstep.registry.rule.type;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.KeyPart.Order;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.usage.Access;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds: a type that is ordered otherwise, at a place by which documents are sorted or looked for
 * in ranges.
 */
public final class TypeSortBracketChanged implements Rule {
  private static final About ABOUT =
      new About(
          "TYPE_SORT_BRACKET_CHANGED",
          Category.TYPES,
          "a type that is ordered otherwise, at a place by which documents are "
              + "sorted or looked for in ranges",
          "While both types are stored, engines sort one after the other and a "
              + "range of one finds none of the other, so that pages miss documents and "
              + "nothing fails.",
          "Sort and search by the new name only when every document has it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(TypeSortBracketChanged::isOrderedOtherwise)
        .flatMap(place -> draft(subject, place).stream())
        .toList();
  }

  private static boolean isOrderedOtherwise(Place.Kept place) {
    Node before = place.before().node();
    Node after = place.after().node();
    return switch (Types.relation(before, after)) {
      case DISJOINT, SCALAR_TO_ARRAY, ARRAY_TO_SCALAR -> true;
      case WIDER, NARROWER ->
          before.shape() instanceof Shape.Union || after.shape() instanceof Shape.Union;
      case SAME, ROUNDED, UNKNOWN -> false;
    };
  }

  /** A filter may be a range; an ordered index is there for one, or for equality. */
  private static Optional<Draft> draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    List<Use> sorting = doing(subject, path, Set.of(Access.SORT));
    Draft draft =
        Draft.at(path, "documents with the old and the new type at " + path + " sort apart")
            .values(Types.words(place.before().node()), Types.words(place.after().node()))
            .shownBy(Specimens.with(subject.pair().before().shape(), path));
    if (!sorting.isEmpty()) {
      return Optional.of(bothWays(draft, Level.ERROR).naming(sorting));
    }
    List<Use> filtering = doing(subject, path, Set.of(Access.FILTER));
    return filtering.isEmpty() && !isInOrder(subject.pair().before(), path)
        ? Optional.empty()
        : Optional.of(bothWays(draft, Level.UNKNOWN).naming(filtering));
  }

  private static List<Use> doing(Subject subject, Path path, Set<Access> access) {
    return subject.uses().stream().filter(use -> !use.touches(path, access).isEmpty()).toList();
  }

  private static Draft bothWays(Draft draft, Level level) {
    return draft.on(Edge.NEW_READER_OLD_DATA, level).on(Edge.OLD_READER_NEW_DATA, level);
  }

  private static boolean isInOrder(CollectionPromise collection, Path path) {
    return Stream.concat(
            collection.keys().clustering().stream(),
            collection.indexes().stream().flatMap(index -> index.keys().stream()))
        .filter(part -> part.order() == Order.ASC || part.order() == Order.DESC)
        .anyMatch(part -> part.path().equals(path));
  }
}
