package dev.lockstep.registry.rule.query;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.Index.Projection;
import dev.lockstep.model.path.Path;
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

/** Finds: a secondary index of DynamoDB that holds fewer attributes. */
public final class GsiProjectionNarrowed implements Rule {
  private static final About ABOUT =
      new About(
          "GSI_PROJECTION_NARROWED",
          Category.QUERIES,
          "a secondary index of DynamoDB that holds fewer attributes",
          "Whoever reads by the index misses attributes, and nothing fails.",
          "Make another index, and move the readers before this one goes.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Indexes.kept(subject)
        .filter(kept -> Indexes.isSecondary(kept.before()))
        .flatMap(kept ->
            narrowed(kept.before().options().projection(), kept.after().options().projection())
                .map(change -> draft(subject, kept.before(), change))
                .stream())
        .toList();
  }

  /** What an index held and what it holds, in words. */
  private record Narrowed(String before, String after, Level least) {}

  private static Draft draft(Subject subject, Index index, Narrowed change) {
    Draft draft =
        Draft.whole("the index " + index.name() + " holds fewer attributes")
            .values(change.before(), change.after());
    return change.least() == Level.UNKNOWN
        ? draft.on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN)
        : Indexes.weighed(subject, index, draft);
  }

  private static Optional<Narrowed> narrowed(
      Optional<Projection> before, Optional<Projection> after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.of(new Narrowed(words(before), words(after), Level.UNKNOWN));
    }
    boolean isLess =
        switch (before.get()) {
          case Projection.All all -> true;
          case Projection.KeysOnly keys -> false;
          case Projection.Include included ->
              !(after.get() instanceof Projection.All)
                  && !(after.get() instanceof Projection.Include now
                      && now.paths().containsAll(included.paths()));
        };
    return isLess
        ? Optional.of(new Narrowed(words(before), words(after), Level.WARNING))
        : Optional.empty();
  }

  private static String words(Optional<Projection> projection) {
    return projection
        .map(each ->
            switch (each) {
              case Projection.All all -> "all";
              case Projection.KeysOnly keys -> "keys";
              case Projection.Include included -> paths(included.paths());
            })
        .orElse("");
  }

  private static String paths(List<Path> paths) {
    return Stream.of(paths.toArray()).map(Object::toString).toList().toString();
  }
}
