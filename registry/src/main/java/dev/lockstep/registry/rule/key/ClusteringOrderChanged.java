package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: other clustering columns, or in another order. */
public final class ClusteringOrderChanged implements Rule {
  private static final About ABOUT =
      new About(
              "CLUSTERING_ORDER_CHANGED",
              Category.KEYS,
              "other clustering columns, or in another order",
              "Queries that rely on the order of rows within a partition get another "
                  + "one, or are refused.",
              "Write a second table with the new order, side by side.")
          .onlyOn(Engine.CASSANDRA, Engine.DYNAMODB);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return KeyText.changed(
            subject,
            "rows are ordered otherwise within their partition",
            collection -> collection.keys().clustering().stream().map(KeyText::ordered))
        .map(Draft::losing)
        .stream()
        .toList();
  }
}
