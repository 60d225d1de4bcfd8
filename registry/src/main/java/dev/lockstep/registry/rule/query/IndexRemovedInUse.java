package dev.lockstep.registry.rule.query;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;

/** Finds: an index that goes while services rely on it. */
public final class IndexRemovedInUse implements Rule {
  private static final About ABOUT =
      new About(
          "INDEX_REMOVED_IN_USE",
          Category.QUERIES,
          "an index that goes while services rely on it",
          "Queries scan the whole collection.",
          "Move the queries to another index first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    List<String> left = subject.pair().after().indexes().stream().map(Index::name).toList();
    return subject.pair().before().indexes().stream()
        .map(Index::name)
        .filter(name -> !left.contains(name))
        .flatMap(name -> draft(subject, name).stream())
        .toList();
  }

  private static Optional<Draft> draft(Subject subject, String index) {
    List<Use> relying =
        subject.uses().stream().filter(use -> use.use().indexes().contains(index)).toList();
    Draft draft = Draft.whole("the index " + index + " goes").values(index, "");
    return Optional.of(
        relying.isEmpty()
            ? draft.on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
            : draft
                .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
                .naming(relying)
                .shownBy(Value.text(index)));
  }
}
