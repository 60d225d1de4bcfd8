package dev.lockstep.registry.profile;

import dev.lockstep.model.path.Path.Step;
import dev.lockstep.registry.sensitive.Sensitive;
import java.util.Optional;

/** Makes the places of a profile, as many as it may have, and makes two of them one. */
final class Places {
  private static final int PLACES_MAX = 10_000;

  private int made;

  /** The place of the documents themselves. */
  Seen root() {
    return new Seen(made++, null, Optional.empty(), Optional.empty());
  }

  Seen make(Seen parent, Step step, Optional<Sensitive> byName) {
    return new Seen(made++, parent, Optional.of(step), byName);
  }

  /** Whether no field gets a place of its own any more. */
  boolean areFull() {
    return made >= PLACES_MAX;
  }

  /** What one place saw goes to the other, with all that lies below. */
  void fold(Seen from, Seen to, long documentsMax) {
    to.takeOver(from, documentsMax);
    Children fields = from.children();
    if (fields != null) {
      fieldsOf(to).takeOver(fields, documentsMax);
    }
    from.element().ifPresent(element -> fold(element, elementOf(to), documentsMax));
  }

  Children fieldsOf(Seen seen) {
    Children known = seen.children();
    if (known == null) {
      known = new Children(seen, this);
      seen.children(known);
    }
    return known;
  }

  Seen elementOf(Seen seen) {
    return seen.element()
        .orElseGet(() -> {
          Seen first = make(seen, new Step.Elements(), Optional.empty());
          seen.element(first);
          return first;
        });
  }
}
