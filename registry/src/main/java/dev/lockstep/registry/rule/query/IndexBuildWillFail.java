package dev.lockstep.registry.rule.query;

import dev.lockstep.model.contract.Index;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a new unique index over stored documents. */
public final class IndexBuildWillFail implements Rule {
  private static final About ABOUT =
      new About(
          "INDEX_BUILD_WILL_FAIL",
          Category.QUERIES,
          "a new unique index over stored documents",
          "Two documents with the same key make the build fail, and the second of "
              + "two writers is refused.",
          "Count the keys that occur twice in all documents, and mend them first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    List<Index> before = subject.pair().before().indexes();
    return subject.pair().after().indexes().stream()
        .filter(index -> index.options().unique())
        .filter(index -> before.stream().noneMatch(old -> isSame(old, index)))
        .map(index ->
            Draft.whole("two stored documents may have the same key in the index " + index.name())
                .on(Edge.NEW_READER_OLD_DATA, Level.UNKNOWN)
                .on(Edge.OLD_WRITER_NEW_VALIDATOR, Level.UNKNOWN)
                .values("", index.name()))
        .toList();
  }

  private static boolean isSame(Index old, Index fresh) {
    return old.options().unique() && old.keys().equals(fresh.keys());
  }
}
