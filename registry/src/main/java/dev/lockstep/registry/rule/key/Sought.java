package dev.lockstep.registry.rule.key;

import dev.lockstep.model.document.Value;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.key.Coverage;
import dev.lockstep.registry.key.KeyLanguage;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Keys that a query looks for by their begin or by a pattern.
 *
 * @param use who sends it, where a service says so itself
 * @param query its name
 * @param attribute the attribute that holds the keys
 * @param text the begin or the pattern; empty where it is a parameter, so that nobody can tell
 */
record Sought(List<Use> use, String query, String attribute, Optional<String> text) {
  /**
   * A draft where the new keys are no longer found as the old ones were.
   *
   * @param covering which keys a text finds
   */
  Optional<Draft> draft(Subject subject, BiFunction<KeyLanguage, String, Coverage> covering) {
    Keyed before = Keyed.of(subject.pair().before());
    Keyed after = Keyed.of(subject.pair().after());
    KeyLanguage old = before.languages().get(attribute);
    KeyLanguage fresh = after.languages().get(attribute);
    if (old == null || old.equals(fresh)) {
      return Optional.empty();
    }
    if (text.isEmpty() || fresh == null) {
      return Optional.of(unknown());
    }
    try {
      Coverage found = covering.apply(old, text.get());
      Coverage finds = covering.apply(fresh, text.get());
      boolean isDoubtful = after.doubtful().contains(attribute);
      return draft(found, finds, isDoubtful);
    } catch (IllegalArgumentException e) {
      return Optional.of(unknown());
    }
  }

  private Optional<Draft> draft(Coverage found, Coverage finds, boolean isDoubtful) {
    if (found instanceof Coverage.None) {
      return Optional.empty();
    }
    return switch (finds) {
      case Coverage.All all -> Optional.empty();
      case Coverage.None(String missed) -> Optional.of(missing(missed));
      case Coverage.Some(String some, String missed) ->
          Optional.of(found instanceof Coverage.All && !isDoubtful ? missing(missed) : unknown());
    };
  }

  private Draft missing(String key) {
    return told(
            Draft.whole("the query " + query + " no longer finds all keys of " + attribute),
            Level.ERROR)
        .shownBy(Value.text(key));
  }

  private Draft unknown() {
    return told(
        Draft.whole("whether the query " + query + " still finds the keys of " + attribute),
        Level.UNKNOWN);
  }

  private Draft told(Draft draft, Level level) {
    return draft
        .on(Edge.OLD_READER_NEW_DATA, level)
        .values(text.orElse("a parameter"), "")
        .naming(use);
  }
}
