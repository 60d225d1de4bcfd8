package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Surprise;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;

/**
 * Readers of the old version that may fail on a new field. Where the contract promised that nothing
 * else is there, those do that say nothing of unknown fields, and whoever is not known.
 *
 * @param known those that are known, none where nobody is
 */
record Surprised(List<Use> known) {
  Surprised {
    known = List.copyOf(known);
  }

  /** Those whom a new field may surprise, if there may be any. */
  static Optional<Surprised> by(Place.Added place, Subject subject) {
    boolean wasClosed = ContentModels.wasClosedTo(subject.pair(), place);
    List<Use> known =
        subject.uses().stream().filter(use -> isStrict(use, place.path(), wasClosed)).toList();
    boolean isAnybody = !known.isEmpty() || (wasClosed && subject.uses().isEmpty());
    return isAnybody ? Optional.of(new Surprised(known)) : Optional.empty();
  }

  private static boolean isStrict(Use use, Path path, boolean wasClosed) {
    return wasClosed
        ? !use.takes(Surprise.UNKNOWN_FIELD, path)
        : use.refuses(Surprise.UNKNOWN_FIELD);
  }
}
