package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;

/** Finds: a name that was given up and comes back. */
public final class FieldNameReused implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_NAME_REUSED",
          Category.SHAPE,
          "a name that was given up and comes back",
          "What old documents still hold under the name is taken for something it is not.",
          "Choose a name that was never used, or purge what is left under the old one first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    List<Path> reserved = subject.pair().before().storage().reserved();
    return subject.pair().places().stream()
        .flatMap(place -> fresh(place).stream())
        .filter(reserved::contains)
        .map(path -> draft(subject, path))
        .toList();
  }

  private static Optional<Path> fresh(Place place) {
    return switch (place) {
      case Place.Added added -> Optional.of(added.path());
      case Place.Kept kept ->
          Optional.of(kept.after().path()).filter(path -> !path.equals(kept.before().path()));
      case Place.Removed removed -> Optional.empty();
    };
  }

  private static Draft draft(Subject subject, Path path) {
    // What is taken for something else is taken so for ever: a sample is not enough.
    boolean isEmpty = subject.ofOldData(path, seen -> seen.present()) == Level.INFO;
    return Draft.at(path, path + " was in use once, and documents may still hold what it meant")
        .on(Edge.NEW_READER_OLD_DATA, isEmpty ? Level.INFO : Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values("reserved", "in use")
        .shownBy(Specimens.with(subject.pair().after().shape(), path))
        .losing();
  }
}
