package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.Optional;

/** When documents expire, in both versions. */
record Expiry(Optional<Ttl> before, Optional<Ttl> after) {
  static Expiry of(Subject subject) {
    return new Expiry(
        subject.pair().before().storage().ttl(), subject.pair().after().storage().ttl());
  }

  /** A draft with both in words. */
  Draft draft(String message) {
    return Draft.whole(message).values(words(before), words(after));
  }

  private static String words(Optional<Ttl> ttl) {
    return ttl.map(each ->
            each.path().map(Path::toString).orElse("the last write")
                + each.after().map(length -> " and " + length).orElse(""))
        .orElse("");
  }
}
