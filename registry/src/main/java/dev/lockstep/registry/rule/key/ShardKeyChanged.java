package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: another shard key. */
public final class ShardKeyChanged implements Rule {
  private static final About ABOUT =
      new About(
              "SHARD_KEY_CHANGED",
              Category.KEYS,
              "another shard key",
              "Queries that went to one shard go to all, and documents move.",
              "Reshard while nothing else changes, and check which queries still name the key.")
          .onlyOn(Engine.MONGODB);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return KeyText.changed(
            subject,
            "documents belong to other shards",
            collection -> collection.keys().shard().stream().map(KeyText::ordered))
        .map(Draft::losing)
        .stream()
        .toList();
  }
}
