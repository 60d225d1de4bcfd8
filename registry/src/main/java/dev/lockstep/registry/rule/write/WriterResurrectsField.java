package dev.lockstep.registry.rule.write;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;

/** Finds: a writer that brings back what was given up. */
public final class WriterResurrectsField implements Rule {
  private static final About ABOUT =
      new About(
          "WRITER_RESURRECTS_FIELD",
          Category.WRITES,
          "a writer that brings back what was given up",
          "New documents hold a field again that nobody keeps in step, and a purge never ends.",
          "Stop the service from writing the field, and see in traffic that it did (--observed).");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places().stream()
        .flatMap(place -> draft(subject, place).stream())
        .toList();
  }

  private static Optional<Draft> draft(Subject subject, Place place) {
    boolean isRetired =
        place instanceof Place.Removed
            || (place instanceof Place.Kept kept && kept.carry() != Place.Carry.SAME);
    Path path = place.path();
    // Where nothing else may be there the write is refused, which is another rule.
    if (!isRetired || Writers.isClosedAround(subject.pair().after().shape(), path)) {
      return Optional.empty();
    }
    List<Use> writers = Writers.of(subject, path);
    if (!writers.isEmpty()) {
      return Optional.of(resurrected(subject, path).naming(writers));
    }
    List<Use> vague = Writers.vague(subject);
    if (!vague.isEmpty()) {
      return Optional.of(open(path, "it writes and says not what").naming(vague));
    }
    return subject
        .blindness()
        .filter(why -> place instanceof Place.Removed)
        .map(why -> open(path, why));
  }

  private static Draft resurrected(Subject subject, Path path) {
    return Draft.at(path, "a service goes on writing " + path)
        .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
        .on(Edge.OLD_WRITER_NEW_DOCUMENT, Level.ERROR)
        .values("there", "gone")
        .shownBy(Specimens.with(subject.pair().before().shape(), path));
  }

  private static Draft open(Path path, String why) {
    return Draft.at(path, "whether a service goes on writing " + path + " is not known: " + why)
        .on(Edge.OLD_WRITER_NEW_DOCUMENT, Level.UNKNOWN)
        .values("there", "gone");
  }
}
