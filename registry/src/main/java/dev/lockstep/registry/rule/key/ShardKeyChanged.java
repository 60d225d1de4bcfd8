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

/** Finds: another shard key. */
public final class ShardKeyChanged implements Rule {
  private static final About ABOUT =
      new About(
          "SHARD_KEY_CHANGED",
          Category.KEYS,
          "another shard key",
          "Queries that went to one shard go to all, and documents move.",
          "Reshard while nothing else changes, and check which queries still name " + "the key.");

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
    return collection.keys().shard().stream()
        .map(part -> part.path() + " " + part.order().word())
        .collect(Collectors.joining(", "));
  }

  private static Draft draft(Subject subject, String before, String after) {
    return Draft.whole("documents belong to other shards")
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values(before, after)
        .shownBy(Specimens.smallest(subject.pair().before().shape()))
        .losing();
  }
}
