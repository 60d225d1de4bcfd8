package dev.lockstep.registry.rule;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import java.util.List;

/** Places that the new version no longer has. */
public final class Removal {
  /** What is removed, which decides what becomes of its values. */
  public enum Part {
    /** A part of a document. */
    FIELD,
    /** A column of a table of Cassandra. */
    COLUMN,
    /** A field of a hash, or a path of a JSON value, of Redis. */
    ENTRY
  }

  private Removal() {}

  /** A draft for each removed part of this kind, told in these words before the path. */
  public static List<Draft> drafts(Subject subject, Part part, String message) {
    return subject.pair().places(Place.Removed.class).stream()
        .filter(place -> part(subject, place.path()) == part)
        .map(place -> draft(subject, place.path(), message))
        .toList();
  }

  private static Part part(Subject subject, Path path) {
    if (subject.isOn(Engine.REDIS)) {
      return Part.ENTRY;
    }
    return subject.isOn(Engine.CASSANDRA) && path.steps().size() == 1 ? Part.COLUMN : Part.FIELD;
  }

  private static Draft draft(Subject subject, Path path, String message) {
    return Draft.at(path, message.formatted(path))
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values("there", "gone")
        .touching(Draft.READING)
        .shownBy(Specimens.smallest(subject.pair().after().shape()));
  }

  /** The same, and what is lost stays lost, unless nothing was stored there. */
  public static Draft losing(Subject subject, Draft draft) {
    boolean isEmpty =
        draft
            .path()
            .filter(path -> subject.ofOldData(path, seen -> seen.present()) == Level.INFO)
            .isPresent();
    return isEmpty ? draft : draft.losing();
  }
}
