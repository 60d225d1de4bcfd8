package dev.lockstep.registry.rule.key;

import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: documents that will expire. */
public final class TtlAdded implements Rule {
  private static final About ABOUT =
      new About(
          "TTL_ADDED",
          Category.KEYS,
          "documents that will expire",
          "Services that rely on old documents find them gone.",
          "Ask those who need the history, and archive it first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Expiry expiry = Expiry.of(subject);
    return expiry.step() == Expiry.Step.ADDED
        ? List.of(
            expiry
                .draft("documents expire that did not")
                .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
                .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
                .shownBy(Specimens.smallest(subject.pair().after().shape())))
        : List.of();
  }
}
