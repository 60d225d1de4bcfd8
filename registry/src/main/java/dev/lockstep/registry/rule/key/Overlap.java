package dev.lockstep.registry.rule.key;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.key.KeyLanguage;
import java.util.Map;
import java.util.Optional;

/** What is known of keys that two kinds of documents share. */
sealed interface Overlap {
  /** There is none. */
  record None() implements Overlap {}

  /**
   * There is one.
   *
   * @param key what each attribute of the key holds
   * @param isProven whether both kinds have exactly the keys of their language
   */
  record Shared(Document key, boolean isProven) implements Overlap {}

  /** The templates are too large to be compared. */
  record Open() implements Overlap {}

  /** Compares the attributes that both have; kinds without one in common share no key. */
  static Overlap of(Keyed one, Keyed other) {
    Document.Builder key = Document.builder();
    boolean isProven = true;
    int common = 0;
    try {
      for (Map.Entry<String, KeyLanguage> entry : one.languages().entrySet()) {
        String name = entry.getKey();
        KeyLanguage theirs = other.languages().get(name);
        if (theirs == null) {
          continue;
        }
        Optional<String> shared = entry.getValue().overlap(theirs);
        if (shared.isEmpty()) {
          return new None();
        }
        key = key.add(name, Value.text(shared.get()));
        isProven &= !one.doubtful().contains(name) && !other.doubtful().contains(name);
        common++;
      }
    } catch (IllegalArgumentException e) {
      return new Open();
    }
    return common == 0 ? new None() : new Shared(key.build(), isProven);
  }
}
