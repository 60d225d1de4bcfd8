package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;

/** Finds: documents that expire at another time. */
public final class TtlChanged implements Rule {
  private static final About ABOUT =
      new About(
          "TTL_CHANGED",
          Category.KEYS,
          "documents that expire at another time",
          "Services that rely on old documents find them gone, or meet some that " + "should be.",
          "Ask those who need the history, and archive it first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Optional<Ttl> before = subject.pair().before().storage().ttl();
    Optional<Ttl> after = subject.pair().after().storage().ttl();
    return before.isPresent() && after.isPresent() && !before.equals(after)
        ? List.of(
            Draft.whole("documents expire at another time")
                .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
                .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
                .values(words(before), words(after)))
        : List.of();
  }

  private static String words(Optional<Ttl> ttl) {
    return ttl.map(each ->
            each.path().map(Path::toString).orElse("the last write")
                + each.after().map(length -> " and " + length).orElse(""))
        .orElse("");
  }
}
