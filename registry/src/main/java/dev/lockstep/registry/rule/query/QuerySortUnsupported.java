package dev.lockstep.registry.rule.query;

import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.query.Serving;
import dev.lockstep.registry.query.Serving.Sorting;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Finds: an order that came from an index or a key and comes from none any more. */
public final class QuerySortUnsupported implements Rule {
  private static final About ABOUT =
      new About(
          "QUERY_SORT_UNSUPPORTED",
          Category.QUERIES,
          "an order that came from an index or a key and comes from none any more",
          "The store sorts in its memory up to a limit, or refuses the query.",
          "Keep an index with this order.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Planned.of(subject).flatMap(QuerySortUnsupported::drafts).toList();
  }

  private static Stream<Draft> drafts(Planned query) {
    boolean was =
        query.before() instanceof Serving.ServedBy served && served.sort() == Sorting.BY_INDEX;
    if (!was) {
      return Stream.of();
    }
    return switch (query.after()) {
      case Serving.Refused refused when refused.cause() == Serving.Cause.ORDER ->
          Stream.of(query.draft("asks for an order that there is not", Level.ERROR));
      case Serving.ServedBy served when served.sort() == Sorting.IN_MEMORY ->
          Stream.of(query.draft("is sorted in memory", Level.WARNING));
      case Serving.FullScan scan ->
          Stream.of(query.draft("is sorted in memory after a full scan", Level.WARNING));
      case Serving.Unknown unknown ->
          Stream.of(query.draft("may be sorted in memory", Level.UNKNOWN));
      case Serving.ServedBy served -> Stream.of();
      case Serving.Refused refused -> Stream.of();
      case Serving.ById byId -> Stream.of();
    };
  }
}
