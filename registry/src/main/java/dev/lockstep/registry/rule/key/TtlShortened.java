package dev.lockstep.registry.rule.key;

import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: documents that expire sooner, or by another time, so that nobody can tell. */
public final class TtlShortened implements Rule {
  private static final About ABOUT =
      new About(
          "TTL_SHORTENED",
          Category.KEYS,
          "documents that expire sooner, or by another time, so that nobody can " + "tell",
          "Services that rely on old documents find them gone.",
          "Ask those who need the history, and archive it first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Expiry expiry = Expiry.of(subject);
    return switch (expiry.step()) {
      case SOONER -> List.of(draft(subject, expiry));
      case OTHERWISE ->
          List.of(
              expiry
                  .draft("whether documents expire sooner is not known")
                  .on(Edge.NEW_READER_OLD_DATA, Level.UNKNOWN)
                  .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN));
      case SAME, ADDED, LATER -> List.of();
    };
  }

  /** A warning, and an error for those who say that they need documents for longer. */
  private static Draft draft(Subject subject, Expiry expiry) {
    Draft draft = expiry.draft("documents expire sooner");
    List<Use> missing =
        subject.uses().stream()
            .filter(use -> use.use().history().filter(expiry::endsBefore).isPresent())
            .toList();
    return missing.isEmpty()
        ? draft
            .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
            .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        : draft
            .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
            .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
            .naming(missing)
            .shownBy(Specimens.smallest(subject.pair().after().shape()));
  }
}
