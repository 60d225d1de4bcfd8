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

/** Finds: a query that an index served and that none serves any more. */
public final class QueryFullScanIntroduced implements Rule {
  private static final About ABOUT =
      new About(
          "QUERY_FULL_SCAN_INTRODUCED",
          Category.QUERIES,
          "a query that an index served and that none serves any more",
          "The query reads the whole collection, slower with each document.",
          "Keep the index, or give the query another one first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Planned.of(subject).flatMap(QueryFullScanIntroduced::drafts).toList();
  }

  private static Stream<Draft> drafts(Planned query) {
    if (!query.wasServed()) {
      return Stream.of();
    }
    return switch (query.after()) {
      case Serving.FullScan scan -> Stream.of(query.draft("is served by no index", Level.WARNING));
      case Serving.Unknown unknown ->
          Stream.of(query.draft("may be served by no index", Level.UNKNOWN));
      case Serving.ById byId -> Stream.of();
      case Serving.ServedBy served -> Stream.of();
      case Serving.Refused refused -> Stream.of();
    };
  }
}
