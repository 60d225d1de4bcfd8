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

/** Finds: a collection that the store will hold under another name, or another engine. */
public final class CollectionMoved implements Rule {
  private static final About ABOUT =
      new About(
          "COLLECTION_MOVED",
          Category.KEYS,
          "a collection that the store will hold under another name, or another " + "engine",
          "Readers of either version look in a collection that the other one does " + "not write.",
          "Write a second collection, side by side, until nobody uses the old " + "one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    String before = place(subject.pair().before());
    String after = place(subject.pair().after());
    return before.equals(after)
        ? List.of()
        : List.of(
            Draft.whole("the documents are looked for elsewhere")
                .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
                .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
                .values(before, after)
                .shownBy(Specimens.smallest(subject.pair().before().shape())));
  }

  private static String place(CollectionPromise collection) {
    return collection.engine().map(engine -> engine.word() + " ").orElse("")
        + collection.storedName();
  }
}
