package dev.lockstep.registry.rule.key;

import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: documents that no longer expire, or later. */
public final class TtlRemoved implements Rule {
  private static final About ABOUT =
      new About(
          "TTL_REMOVED",
          Category.KEYS,
          "documents that no longer expire, or later",
          "Data is kept longer than it may be, and the store fills.",
          "Say what purges the data instead.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Expiry expiry = Expiry.of(subject);
    return expiry.step() == Expiry.Step.LATER
        ? List.of(
            expiry
                .draft("documents no longer expire, or later")
                .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
                .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
                .losing())
        : List.of();
  }
}
