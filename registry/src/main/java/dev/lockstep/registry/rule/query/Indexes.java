package dev.lockstep.registry.rule.query;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Indexes in two versions of a collection, and who relies on them. */
final class Indexes {
  private Indexes() {}

  /** An index in both versions. */
  record Kept(Index before, Index after) {}

  static Stream<Kept> kept(Subject subject) {
    return subject.pair().before().indexes().stream()
        .flatMap(old ->
            subject.pair().after().indexes().stream()
                .filter(fresh -> fresh.name().equals(old.name()))
                .map(fresh -> new Kept(old, fresh)));
  }

  /** Whether it is a second table of DynamoDB's. */
  static boolean isSecondary(Index index) {
    return index.kind().filter(kind -> kind.matches("(?i)global|local|gsi|lsi")).isPresent();
  }

  /** Whether it finds words, likeness or nearness. */
  static boolean isSearch(Index index) {
    String kind = index.kind().orElse("").toLowerCase(Locale.ROOT);
    return Stream.of("search", "text", "vector", "fulltext", "ft").anyMatch(kind::contains);
  }

  /** An error for those who rely on the index, else a warning. */
  static Draft weighed(Subject subject, Index index, Draft draft) {
    List<Use> relying =
        subject.uses().stream().filter(use -> use.use().indexes().contains(index.name())).toList();
    return relying.isEmpty()
        ? draft.on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        : draft
            .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
            .naming(relying)
            .shownBy(Value.text(index.name()));
  }
}
