package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Collectors;

/** Finds: other clustering columns, or in another order. */
public final class ClusteringOrderChanged implements Rule {
  private static final About ABOUT =
      new About(
          "CLUSTERING_ORDER_CHANGED",
          Category.KEYS,
          "other clustering columns, or in another order",
          "Queries that rely on the order of rows within a partition get another "
              + "one, or are refused.",
          "Write a second table with the new order, side by side.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    String before = key(subject.pair().before());
    String after = key(subject.pair().after());
    return !before.equals(after) ? List.of(draft(subject, before, after)) : List.of();
  }

  private static String key(CollectionPromise collection) {
    return collection.keys().clustering().stream()
        .map(part -> part.path() + " " + part.order().word())
        .collect(Collectors.joining(", "));
  }

  private static Draft draft(Subject subject, String before, String after) {
    return Draft.whole("rows are ordered otherwise within their partition")
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values(before, after)
        .shownBy(Specimens.smallest(subject.pair().before().shape()))
        .losing();
  }
}
