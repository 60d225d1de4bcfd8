package dev.lockstep.registry.rule.query;

import dev.lockstep.model.contract.Index;
import dev.lockstep.registry.compare.Gone;
import dev.lockstep.registry.compare.Place;
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
import java.util.stream.Stream;

/** Finds: a field of a search index with another name or type. */
public final class SearchIndexFieldChanged implements Rule {
  private static final About ABOUT =
      new About(
          "SEARCH_INDEX_FIELD_CHANGED",
          Category.QUERIES,
          "a field of a search index with another name or type",
          "Searches over the field find nothing, or the index refuses documents.",
          "Make another index over the new field, and move the searches first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().before().indexes().stream()
        .filter(Indexes::isSearch)
        .flatMap(index ->
            subject.pair().places().stream()
                .filter(place -> isIn(index, place))
                .flatMap(place -> draft(subject, index, place)))
        .toList();
  }

  private static boolean isIn(Index index, Place place) {
    return index.keys().stream().anyMatch(key -> Use.overlap(key.path(), place.path()));
  }

  private static Stream<Draft> draft(Subject subject, Index index, Place place) {
    Draft draft =
        Draft.at(place.path(), "the index %s finds by %s".formatted(index.name(), place.path()))
            .values(index.name(), "");
    if (Gone.isGone(place)) {
      return Stream.of(Indexes.weighed(subject, index, draft));
    }
    boolean isOpen =
        place instanceof Place.Kept kept
            && Types.relation(kept.before().node(), kept.after().node()) == Types.Relation.UNKNOWN;
    return isOpen ? Stream.of(draft.on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN)) : Stream.of();
  }
}
