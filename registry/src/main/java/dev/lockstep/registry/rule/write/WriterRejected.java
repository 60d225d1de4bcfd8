package dev.lockstep.registry.rule.write;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import dev.lockstep.registry.rule.drift.Misfit;
import java.util.List;
import java.util.Optional;

/** Finds: a writer whose documents the new contract does not let in. */
public final class WriterRejected implements Rule {
  private static final About ABOUT =
      new About(
          "WRITER_REJECTED",
          Category.WRITES,
          "a writer whose documents the new contract does not let in",
          "Its writes are refused, or break readers of the new version.",
          "Move the service to the new version before the store refuses what it writes.");

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
    List<Use> writers = Writers.of(subject, place.path());
    if (!writers.isEmpty()) {
      return draft(subject, place, writers);
    }
    List<Use> vague = Writers.vague(subject);
    return vague.isEmpty()
        ? Optional.empty()
        : draft(subject, place, vague)
            .map(found ->
                Draft.at(
                        place.path(),
                        "whether a service writes what is not let in at %s any more is not known:"
                                .formatted(place.path())
                            + " it writes and says not what")
                    .on(Edge.OLD_WRITER_NEW_VALIDATOR, Level.UNKNOWN)
                    .values(found.before(), found.after())
                    .naming(vague));
  }

  private static Optional<Draft> draft(Subject subject, Place place, List<Use> writers) {
    return switch (place) {
      case Place.Added added -> Optional.empty();
      case Place.Removed removed -> gone(subject, removed.path(), writers);
      case Place.Kept kept ->
          kept.carry() == Place.Carry.SAME
              ? refused(subject, kept, writers)
              : gone(subject, kept.path(), writers);
    };
  }

  private static Optional<Draft> gone(Subject subject, Path path, List<Use> writers) {
    CollectionPair pair = subject.pair();
    return Writers.isClosedAround(pair.after().shape(), path)
        ? Optional.of(
            Draft.at(path, "a service writes " + path + ", which may not be there any more")
                .on(Edge.OLD_WRITER_NEW_VALIDATOR, Level.ERROR)
                .values("there", "not let in")
                .naming(writers)
                .shownBy(Specimens.with(pair.before().shape(), path)))
        : Optional.empty();
  }

  private static Optional<Draft> refused(Subject subject, Place.Kept place, List<Use> writers) {
    return Refusal.of(place.before().node(), place.after().node())
        .map(refusal -> {
          Draft draft =
              Draft.at(place.path(), words(refusal, place.path()))
                  .on(Edge.OLD_WRITER_NEW_VALIDATOR, level(subject, place, refusal))
                  .values(Types.words(place.before().node()), Types.words(place.after().node()))
                  .naming(writers);
          return refusal
              .value()
              .map(value ->
                  draft.shownBy(
                      Specimens.holding(subject.pair().before().shape(), place.path(), value)))
              .orElse(draft);
        });
  }

  private static String words(Refusal refusal, Path path) {
    return refusal.certain()
        ? "a service writes values at %s that are not let in any more, by %s"
            .formatted(path, refusal.what().words())
        : "whether a service writes values at %s that are not let in any more, by %s, is not known:"
                .formatted(path, refusal.what().words())
            + " usages name no values, and --stats counts what is stored";
  }

  /** What is stored shows what was written, so that a count of all tells of all so far. */
  private static Level level(Subject subject, Place.Kept place, Refusal refusal) {
    if (refusal.certain()) {
      return Level.ERROR;
    }
    Optional<AtPath> seen = subject.statistics().at(place.path());
    if (seen.filter(counted -> !Misfit.of(place.after().node(), counted).isEmpty()).isPresent()) {
      return Level.ERROR;
    }
    return subject.statistics().full() && seen.filter(refusal::isCounted).isPresent()
        ? Level.WARNING
        : Level.UNKNOWN;
  }
}
