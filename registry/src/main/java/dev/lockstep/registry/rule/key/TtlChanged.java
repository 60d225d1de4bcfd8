package dev.lockstep.registry.rule.key;

import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: documents that expire at another time. */
public final class TtlChanged implements Rule {
  private static final About ABOUT =
      new About(
          "TTL_CHANGED",
          Category.KEYS,
          "documents that expire at another time",
          "Services that rely on old documents find them gone, or meet some that should be.",
          "Ask those who need the history, and archive it first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Expiry expiry = Expiry.of(subject);
    return expiry.before().isPresent()
            && expiry.after().isPresent()
            && !expiry.before().equals(expiry.after())
        ? List.of(
            expiry
                .draft("documents expire at another time")
                .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
                .on(Edge.OLD_READER_NEW_DATA, Level.WARNING))
        : List.of();
  }
}
