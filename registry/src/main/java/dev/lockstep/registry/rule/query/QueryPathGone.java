package dev.lockstep.registry.rule.query;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Relying;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Finds: a query over a path that goes. */
public final class QueryPathGone implements Rule {
  private static final List<Access> USING = List.of(Access.FILTER, Access.SORT, Access.PROJECT);

  private static final About ABOUT =
      new About(
          "QUERY_PATH_GONE",
          Category.QUERIES,
          "a query over a path that goes",
          "The query finds nothing, and nothing fails.",
          "Rewrite the query; lockstep says how.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Stream<Draft> certain =
        new Relying(
                "a query looks at",
                Edge.OLD_READER_NEW_DATA,
                (use, path) ->
                    USING.stream()
                        .flatMap(use.use()::paths)
                        .anyMatch(each -> Use.overlap(each.path(), path)),
                access -> true)
            .on(subject).stream();
    return Stream.concat(certain, Relying.gone(subject).flatMap(path -> open(subject, path)))
        .toList();
  }

  /** A query that is not understood may look at whatever it names. */
  private static Stream<Draft> open(Subject subject, Path path) {
    return subject.asked().stream()
        .filter(asked -> asked.sent().mayUse(path) && asked.sent().at(path).findAny().isEmpty())
        .map(asked ->
            asked.shown(
                Draft.at(
                        path,
                        "%s names %s, and a part of it is not understood"
                            .formatted(asked.sent().words(), path))
                    .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN)
                    .values(path.toString(), "")));
  }
}
