package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.governance.Retention;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/** When documents expire, in both versions. */
record Expiry(Optional<Ttl> before, Optional<Ttl> after) {
  static Expiry of(Subject subject) {
    return new Expiry(
        subject.pair().before().storage().ttl(), subject.pair().after().storage().ttl());
  }

  /** How the new expiry stands to the old one. */
  enum Step {
    SAME,
    /** Documents expire that did not. */
    ADDED,
    SOONER,
    /** Later, or never. */
    LATER,
    /** By another time, so that nobody can tell. */
    OTHERWISE
  }

  Step step() {
    if (before.equals(after)) {
      return Step.SAME;
    }
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty() ? Step.ADDED : Step.LATER;
    }
    Optional<Duration> old = before.flatMap(Ttl::after);
    Optional<Duration> fresh = after.flatMap(Ttl::after);
    boolean isBySame = before.flatMap(Ttl::path).equals(after.flatMap(Ttl::path));
    if (!isBySame || old.isEmpty() || fresh.isEmpty()) {
      return Step.OTHERWISE;
    }
    return fresh.get().compareTo(old.get()) < 0 ? Step.SOONER : Step.LATER;
  }

  /** Whether the new expiry takes documents that are still needed for so long. */
  boolean endsBefore(Period needed) {
    return after
        .flatMap(Ttl::after)
        .filter(length -> length.toDays() < Retention.days(needed))
        .isPresent();
  }

  /** A draft with both in words. */
  Draft draft(String message) {
    return Draft.whole(message).values(words(before), words(after));
  }

  private static String words(Optional<Ttl> ttl) {
    return ttl.map(each ->
            each.path().map(Path::toString).orElse("the last write")
                + each.after().map(length -> " and " + words(length)).orElse(""))
        .orElse("");
  }

  /** In days, as contracts write it, where it is some. */
  private static String words(Duration length) {
    return length.equals(Duration.ofDays(length.toDays()))
        ? length.toDays() + "d"
        : length.toString();
  }
}
