package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: another partition key. */
public final class PartitionKeyChanged implements Rule {
  private static final About ABOUT =
      new About(
              "PARTITION_KEY_CHANGED",
              Category.KEYS,
              "another partition key",
              "No row stays where it is, and every query by partition misses.",
              "Write a second table with the new key, side by side.")
          .onlyOn(Engine.CASSANDRA, Engine.DYNAMODB);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return KeyText.changed(
            subject,
            "rows belong to other partitions",
            collection -> collection.keys().partition().stream())
        .map(Draft::losing)
        .stream()
        .toList();
  }
}
