package dev.lockstep.registry.rule.write;

import dev.lockstep.model.governance.Deprecation;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.PathSyntaxException;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.evidence.Statistics.AtPath;
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
import java.util.stream.Stream;

/**
 * Finds: one of two forms that a writer leaves out.
 *
 * <p>Both forms of one thing stand beside each other while the old one is deprecated and names the
 * path of the new one ({@code instead}).
 */
public final class DualWriteIncomplete implements Rule {
  private static final About ABOUT =
      new About(
          "DUAL_WRITE_INCOMPLETE",
          Category.WRITES,
          "one of two forms that a writer leaves out",
          "Readers of the form that is left out miss what was written.",
          "Have every writer write both forms, or let Lockstep keep them in step, until nobody"
              + " reads the old one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places().stream()
        .flatMap(place ->
            switch (place) {
              case Place.Added added -> Stream.<Draft>empty();
              case Place.Kept kept -> begins(subject, kept);
              case Place.Removed removed -> ends(subject, removed);
            })
        .toList();
  }

  /** The path of the new form, where it is one. */
  private static Optional<Path> successor(Spot old, Shape.Fields shape) {
    return old.node()
        .facts()
        .governance()
        .deprecation()
        .flatMap(Deprecation::instead)
        .flatMap(DualWriteIncomplete::path)
        .filter(path -> !path.equals(old.path()) && !shape.at(path).isEmpty());
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.parse(text));
    } catch (PathSyntaxException e) {
      return Optional.empty(); // Words for people, no path.
    }
  }

  /** From now on both forms are there: whoever knows the new version writes both. */
  private static Stream<Draft> begins(Subject subject, Place.Kept place) {
    Shape.Fields shape = subject.pair().after().shape();
    Optional<Path> next = successor(place.after(), shape);
    if (next.isEmpty() || next.equals(successor(place.before(), subject.pair().before().shape()))) {
      return Stream.empty();
    }
    Version version = subject.pair().newContract().version();
    List<Use> aware =
        subject.uses().stream()
            .filter(use -> version.semantic().filter(use.use().supports()::contains).isPresent())
            .toList();
    Path old = place.after().path();
    return Stream.concat(
        half(aware, old, next.get())
            .map(draft -> draft.on(Edge.NEW_READER_OLD_DATA, Level.ERROR))
            .map(draft -> draft.shownBy(Specimens.with(shape, old))),
        half(aware, next.get(), old)
            .map(draft -> draft.on(Edge.OLD_READER_NEW_DATA, Level.ERROR))
            .map(draft -> draft.shownBy(Specimens.with(shape, next.get()))));
  }

  /** A draft about the services that write one form and leave out the other. */
  private static Stream<Draft> half(List<Use> uses, Path written, Path left) {
    List<Use> incomplete =
        uses.stream()
            .filter(use -> Writers.isWriting(use, written) && !Writers.isWriting(use, left))
            .toList();
    return incomplete.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Draft.at(written, "a service writes %s and not %s".formatted(written, left))
                .values(written + " and " + left, written.toString())
                .naming(incomplete));
  }

  /** The old form goes: every writer must have moved, and every document hold the new one. */
  private static Stream<Draft> ends(Subject subject, Place.Removed place) {
    Shape.Fields before = subject.pair().before().shape();
    Optional<Path> next =
        successor(place.before(), before)
            .filter(path -> !subject.pair().after().shape().at(path).isEmpty());
    return next.stream()
        .flatMap(path ->
            Stream.concat(
                half(subject.uses(), place.path(), path)
                    .map(draft -> draft.on(Edge.OLD_WRITER_NEW_DOCUMENT, Level.ERROR))
                    .map(draft -> draft.shownBy(Specimens.with(before, place.path()))),
                stored(subject, place.path(), path).stream()));
  }

  private static Optional<Draft> stored(Subject subject, Path old, Path next) {
    Optional<AtPath> seen = subject.statistics().at(old);
    Optional<AtPath> moved = subject.statistics().at(next);
    if (seen.isEmpty() || moved.isEmpty()) {
      return Optional.of(open(old, next, "nobody counted (--stats)"));
    }
    if (seen.get().present() > moved.get().present()) {
      return Optional.of(
          Draft.at(old, "documents hold %s and not %s".formatted(old, next))
              .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
              .values(old + " and " + next, next.toString())
              .shownBy(Specimens.with(subject.pair().before().shape(), old)));
    }
    boolean isWhole =
        seen.get().present() == 0
            || (next.isStatic() && moved.get().present() == subject.statistics().documents());
    return isWhole && subject.statistics().full()
        ? Optional.empty()
        : Optional.of(open(old, next, "the counts do not say that it is the same documents"));
  }

  private static Draft open(Path old, Path next, String why) {
    return Draft.at(
            old,
            "whether every document that holds %s holds %s is not known: %s"
                .formatted(old, next, why))
        .on(Edge.NEW_READER_OLD_DATA, Level.UNKNOWN);
  }
}
