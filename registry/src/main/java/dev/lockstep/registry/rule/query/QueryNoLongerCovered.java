package dev.lockstep.registry.rule.query;

import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.query.Serving;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Finds: a query that an index answered alone and that reads documents now. */
public final class QueryNoLongerCovered implements Rule {
  private static final About ABOUT =
      new About(
          "QUERY_NO_LONGER_COVERED",
          Category.QUERIES,
          "a query that an index answered alone and that reads documents now",
          "The query reads each document it answers, and is slower.",
          "Keep what the query shows in the index.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Planned.of(subject).flatMap(QueryNoLongerCovered::drafts).toList();
  }

  private static Stream<Draft> drafts(Planned query) {
    boolean was = query.before() instanceof Serving.ServedBy served && served.covered();
    if (!was) {
      return Stream.of();
    }
    return switch (query.after()) {
      case Serving.ServedBy served when !served.covered() ->
          Stream.of(query.draft("reads the documents beside the index", Level.WARNING));
      case Serving.Unknown unknown ->
          Stream.of(query.draft("may read the documents beside the index", Level.UNKNOWN));
      case Serving.ServedBy served -> Stream.of();
      case Serving.ById byId -> Stream.of();
      case Serving.FullScan scan -> Stream.of();
      case Serving.Refused refused -> Stream.of();
    };
  }
}
