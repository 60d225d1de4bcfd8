package dev.lockstep.registry.rule.key;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: another identity of documents. */
public final class PrimaryKeyChanged implements Rule {
  private static final About ABOUT =
      new About(
          "PRIMARY_KEY_CHANGED",
          Category.KEYS,
          "another identity of documents",
          "Nobody finds a document by its key, and an upsert makes a second one.",
          "Write a second collection with the new key, side by side.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return KeyText.changed(
            subject,
            "documents are identified otherwise",
            collection -> collection.keys().primary().stream())
        .map(Draft::losing)
        .stream()
        .toList();
  }
}
