package dev.lockstep.registry.rule.key;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Finds: a collection that the store will hold under another name, or another engine. */
public final class CollectionMoved implements Rule {
  private static final About ABOUT =
      new About(
          "COLLECTION_MOVED",
          Category.KEYS,
          "a collection that the store will hold under another name, or another engine",
          "Readers of either version look in a collection that the other one does not write; the "
              + "other rules look into the collection, and none of them at where it is.",
          "Write a second collection, side by side, until nobody uses the old one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return KeyText.changed(
            subject,
            "the documents are looked for elsewhere",
            collection ->
                Stream.of(
                    collection.engine().map(engine -> engine.word() + " ").orElse("")
                        + collection.storedName()))
        .stream()
        .toList();
  }
}
