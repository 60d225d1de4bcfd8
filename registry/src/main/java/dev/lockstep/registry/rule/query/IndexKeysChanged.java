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
import java.util.stream.Collectors;

/** Finds: an index with other keys or options. */
public final class IndexKeysChanged implements Rule {
  private static final About ABOUT =
      new About(
          "INDEX_KEYS_CHANGED",
          Category.QUERIES,
          "an index with other keys or options",
          "Queries that relied on it scan, sort in memory, or miss documents.",
          "Build the new index under a new name, and drop the old one when nobody uses it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().before().indexes().stream()
        .flatMap(old ->
            subject.pair().after().indexes().stream()
                .filter(fresh -> fresh.name().equals(old.name()))
                .filter(fresh ->
                    !fresh.keys().equals(old.keys()) || !fresh.options().equals(old.options()))
                .map(fresh -> draft(subject, old, fresh)))
        .toList();
  }

  private static Draft draft(Subject subject, Index old, Index fresh) {
    List<Use> relying =
        subject.uses().stream().filter(use -> use.use().indexes().contains(old.name())).toList();
    Draft draft =
        Draft.whole("the index " + old.name() + " has other keys or options")
            .values(words(old), words(fresh));
    return relying.isEmpty()
        ? draft.on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        : draft
            .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
            .naming(relying)
            .shownBy(Value.text(old.name()));
  }

  private static String words(Index index) {
    return index.keys().stream()
        .map(part -> part.path() + " " + part.order().word())
        .collect(Collectors.joining(", "));
  }
}
